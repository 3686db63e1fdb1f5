import type { Figures } from "../figures";
import { logOf, waitingEvents } from "../stage/log-rows";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { SocketFollower } from "../taps/socket-follower";
import { ApiWriter } from "../writers/api-writer";
import { setDesk } from "../writers/desk";
import { compareOrdered } from "./compare-taps";
import type { Scenario } from "./scenario";

export interface DropsOptions {
  readonly stage: Stage;
  readonly figures: Figures;
  readonly clients: number;
  readonly drops: number;
  readonly writers: number;
  /** From one drop to the next. */
  readonly everyMs: number;
  readonly settleMs: number;
}

export const drops: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 2, workers: 1 });
  try {
    await runDrops({ stage, figures, clients: 20, drops: 1_000, writers: 8, everyMs: 40, settleMs: 60_000 });
  } finally {
    await stage.close();
  }
};

/** Sockets break at random while others write; whoever comes back with its cursor has missed nothing. */
export async function runDrops(options: DropsOptions): Promise<void> {
  const { stage, figures } = options;
  const { caller, workspace, urls } = stage;
  const desk = await setDesk(caller, 8);
  const { asOf } = await caller.call<{ asOf: string }>("{ asOf }");
  const follower = (): SocketFollower =>
    new SocketFollower({ host: () => stage.host(), credential: workspace.key, after: asOf });
  const followers = Array.from({ length: options.clients }, follower);
  const writers = Array.from({ length: options.writers }, () => new ApiWriter(caller, desk));
  await until(() => followers.every(({ connections }) => connections > 0), options.settleMs);

  for (let dropped = 0; dropped < options.drops;) {
    if (followers[Math.floor(Math.random() * followers.length)]?.drop()) dropped += 1;
    await pause(Math.random() * 2 * options.everyMs);
  }
  await Promise.all(writers.map((writer) => writer.stop()));
  await until(async () => (await waitingEvents(urls)) === 0, options.settleMs);
  const all = await logOf(urls, workspace.id);
  const log = all.slice(all.findIndex(({ cursor }) => cursor === asOf) + 1);
  await until(() => followers.every(({ events }) => events.length >= log.length), options.settleMs);

  figures.note("drops", options.drops, "");
  figures.note(
    "connections",
    followers.reduce((sum, { connections }) => sum + connections, 0),
    "",
  );
  figures.note("events", log.length, "");
  figures.none("writes refused for good", writers.flatMap(({ refusals }) => refusals).length);
  figures.note("errors that subscriptions met", followers.flatMap(({ errors }) => errors).length, "");
  const others = followers.filter(
    ({ events }) => events.map(({ id }) => id).join() !== log.map(({ id }) => id).join(),
  );
  figures.none("clients whose list is not the log", others.length);
  compareOrdered(figures, "one of them", (others[0] ?? followers[0])?.events ?? [], log);
  await Promise.all(followers.map((each) => each.close()));
}
