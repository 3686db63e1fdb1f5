import { percentile } from "../figures";
import type { HeldMemory } from "../stage/memory-probe";
import { latenciesOf, type Arrival } from "../stage/latencies";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { LeanSocket } from "../taps/lean-sockets";
import { setDesk, type Desk } from "../writers/desk";
import { writeBulk } from "../writers/bulk-events";
import { replyAtPace } from "../writers/paced-replies";
import type { Scenario } from "./scenario";

const EVENTS = 100_000;
const RATE = 2_000;
const REPLIES = 20;
const OTHERS = 20;
const MEGABYTE = 1024 * 1024;
const EVERYTHING = `subscription { events { id type cursor payload } }`;
const SOME = `subscription { events(filter: { types: ["message.sent"] }) { id type cursor payload } }`;

interface Round {
  readonly p99: number;
  readonly told: number;
  readonly grown: HeldMemory;
}

/** Whoever stops reading costs the process nothing, and the others wait for nobody. */
export const stalled: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 1, workers: 1, areProbed: true });
  try {
    const desk = await setDesk(stage.caller, 20);
    // The first round warms up, and grows what any process grows in its first minute.
    await round(stage, desk, { events: EVENTS, stalledReaders: 0 });
    const alone = await round(stage, desk, { events: EVENTS, stalledReaders: 0 });
    const beside = await round(stage, desk, { events: EVENTS, stalledReaders: 1 });
    figures.note("events while one reader is stalled", EVENTS, "");
    figures.note("messages to a reader of everything", beside.told, "", { atLeast: EVENTS });
    figures.note("p99 of the others without it", alone.p99, "ms");
    figures.note("p99 of the others beside it", beside.p99, "ms");
    figures.note("p99 beside it to p99 without", beside.p99 / alone.p99, "times", { atMost: 1.2 });
    figures.note("held more after a round without it", alone.grown.held / MEGABYTE, "MB");
    figures.note("held more beside it", beside.grown.held / MEGABYTE, "MB", { atMost: 50 });
    figures.note("memory grown without it", alone.grown.resident / MEGABYTE, "MB");
    figures.note("memory grown beside it", beside.grown.resident / MEGABYTE, "MB", { atMost: 50 });
    figures.none("processes that died", stage.processes.filter(({ isAlive }) => !isAlive).length);
  } finally {
    await stage.close();
  }
};

async function round(
  stage: Stage,
  desk: Desk,
  { events, stalledReaders }: { readonly events: number; readonly stalledReaders: number },
): Promise<Round> {
  const { apis, workspace, caller, urls } = stage;
  const [api] = apis;
  if (!api) throw new Error("there is no process");
  const arrivals: Arrival[] = [];
  let told = 0;
  const open = (
    query: string,
    operations: number,
    onEvent: (id: string, at: number) => void,
  ): Promise<LeanSocket> =>
    LeanSocket.open({ host: `127.0.0.1:${api.port}`, credential: workspace.key, operations, query, onEvent });
  const sockets = [
    await open(SOME, OTHERS, (id, at) => void arrivals.push({ id, at })),
    await open(EVERYTHING, 1, () => (told += 1)),
  ];
  for (let count = 0; count < stalledReaders; count += 1) {
    const socket = await open(EVERYTHING, 1, () => undefined);
    sockets.push(socket);
    await pause(500);
    socket.stall();
  }
  await pause(500);
  const before = await api.memory();
  const seconds = events / RATE;
  await Promise.all([
    writeBulk({
      url: urls.applicationUrl,
      workspaceId: workspace.id,
      events,
      rate: RATE,
      atOnce: 40,
    }),
    replyAtPace(caller, desk, { rate: REPLIES, seconds }),
  ]);
  const replies = REPLIES * seconds;
  await until(() => told >= events + replies && arrivals.length >= replies * OTHERS, 60_000);
  const after = await api.memory();
  const grown = { held: after.held - before.held, resident: after.resident - before.resident };
  for (const socket of sockets) socket.close();
  const { whole } = await latenciesOf(urls, workspace.id, arrivals);
  return { p99: percentile(whole, 0.99), told, grown };
}
