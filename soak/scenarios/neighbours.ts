import { percentile, type Figures } from "../figures";
import { Caller } from "../stage/caller";
import { until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { WebhookReceiver } from "../taps/webhook-receiver";
import { setDesk, type Desk } from "../writers/desk";
import { replyAtPace } from "../writers/paced-replies";
import { endpoint } from "../writers/webhook-endpoint";
import type { Scenario } from "./scenario";

/** A workspace has fifty endpoints at most. */
const WORKSPACES = 2;
const NEIGHBOURS = 50;
/** Of each workspace. */
const RATE = 2;
const SECONDS = 10;

/** Endpoints beside one that never answers. */
export const neighbours: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 1, workers: 2 });
  try {
    await spareNeighbours(stage, figures);
  } finally {
    await stage.close();
  }
};

interface Neighbourhood {
  readonly caller: Caller;
  readonly desk: Desk;
  readonly receivers: readonly WebhookReceiver[];
}

async function spareNeighbours(stage: Stage, figures: Figures): Promise<void> {
  const all = await Promise.all(Array.from({ length: WORKSPACES }, () => neighbourhood(stage)));
  const [dead, ...others] = all.flatMap(({ receivers }) => receivers);
  if (!dead) return;
  await round(all, others);
  const [first, second] = [await round(all, others), await round(all, others)];
  dead.temper = { timeouts: 1 };
  const [third, fourth] = [await round(all, others), await round(all, others)];
  const [alone, beside] = [Math.min(first, second), Math.min(third, fourth)];
  figures.note("the same, of two rounds the slower", Math.max(first, second), "ms");
  figures.note("beside a dead one, of two rounds the slower", Math.max(third, fourth), "ms");
  figures.note(`p99 of ${others.length} endpoints`, alone, "ms");
  figures.note("p99 of the same beside a dead one", beside, "ms");
  figures.note("p99 beside it to p99 without", beside / alone, "times", { atMost: 1.1 });
  await Promise.all([dead, ...others].map((each) => each.close()));
}

async function neighbourhood(stage: Stage): Promise<Neighbourhood> {
  const { key } = await stage.addWorkspace();
  const caller = new Caller(
    stage.apis.map(({ origin }) => origin),
    key,
  );
  const receivers = await Promise.all(Array.from({ length: NEIGHBOURS }, () => WebhookReceiver.start()));
  for (const { url } of receivers) await endpoint(caller, url, ["message.sent"]);
  return { caller, receivers, desk: await setDesk(caller, 5) };
}

/** From the beginning of a request until it was delivered, p99. */
async function round(all: readonly Neighbourhood[], receivers: readonly WebhookReceiver[]): Promise<number> {
  for (const receiver of receivers) receiver.forget();
  const pace = { rate: RATE, seconds: SECONDS };
  await Promise.all(all.map(({ caller, desk }) => replyAtPace(caller, desk, pace)));
  await until(() => receivers.every(({ taken }) => taken.length >= RATE * SECONDS), 60_000);
  const delays = receivers.flatMap(({ taken, arrivals }) =>
    taken.map(({ occurredAt }, index) => (arrivals[index] ?? 0) - Date.parse(occurredAt)),
  );
  return percentile(delays, 0.99);
}
