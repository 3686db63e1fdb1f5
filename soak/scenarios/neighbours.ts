import { percentile, type Figures } from "../figures";
import { Caller } from "../stage/caller";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { WebhookReceiver } from "../taps/webhook-receiver";
import { setDesk, type Desk } from "../writers/desk";
import { replyAtPace } from "../writers/paced-replies";
import { endpoint } from "../writers/webhook-endpoint";
import type { Scenario } from "./scenario";

const WORKSPACES = 5;
/** Of each workspace: a hundred in all. */
const NEIGHBOURS = 20;
/** Events of each workspace a second: 200 deliveries a second in all. */
const RATE = 2;
const SECONDS = 12;
/** With it and without it in turns, so that what changes with time falls on both alike; so many of the run's seconds for each cycle. */
const CYCLE_SECONDS = 30;
/** What is under way to it has ended after that. */
const TIMEOUT_SECONDS = 5;

/** Endpoints beside one that never answers. */
export const neighbours: Scenario = async ({ postgres, figures, seconds }) => {
  const settings = { WEBHOOK_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS) };
  const stage = await startStage({ urls: postgres, apis: 1, workers: 2, settings });
  try {
    await spareNeighbours(stage, figures, Math.ceil(seconds / CYCLE_SECONDS));
  } finally {
    await stage.close();
  }
};

interface Neighbour {
  readonly id: string;
  readonly receiver: WebhookReceiver;
}

interface Neighbourhood {
  readonly caller: Caller;
  readonly desk: Desk;
  readonly neighbours: readonly Neighbour[];
}

async function spareNeighbours(stage: Stage, figures: Figures, cycles: number): Promise<void> {
  const all = await Promise.all(Array.from({ length: WORKSPACES }, () => neighbourhood(stage)));
  const [first] = all;
  const [dead, ...others] = all.flatMap((each) => each.neighbours);
  if (!first || !dead) return;
  const receivers = others.map(({ receiver }) => receiver);
  const next = (): Promise<readonly number[]> => round(all, receivers);
  await next();
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    alone.push(...(await next()));
    dead.receiver.temper = { timeouts: 1 };
    beside.push(...(await next()), ...(await next()));
    await revive(first.caller, dead);
    alone.push(...(await next()));
  }
  figures.note("deliveries to the others", alone.length + beside.length, "");
  figures.note(`median of ${others.length} endpoints`, percentile(alone, 0.5), "ms");
  figures.note("median of the same beside a dead one", percentile(beside, 0.5), "ms");
  const [p99Alone, p99Beside] = [percentile(alone, 0.99), percentile(beside, 0.99)];
  figures.note(`p99 of ${others.length} endpoints`, p99Alone, "ms");
  figures.note("p99 of the same beside a dead one", p99Beside, "ms");
  figures.note("p99 beside it to p99 without", p99Beside / p99Alone, "times", { atMost: 1.1 });
  await Promise.all([dead, ...others].map(({ receiver }) => receiver.close()));
}

async function neighbourhood(stage: Stage): Promise<Neighbourhood> {
  const { key } = await stage.addWorkspace();
  const caller = new Caller(
    stage.apis.map(({ origin }) => origin),
    key,
  );
  const receivers = await Promise.all(Array.from({ length: NEIGHBOURS }, () => WebhookReceiver.start()));
  const neighbours: Neighbour[] = [];
  for (const receiver of receivers) {
    const { id } = await endpoint(caller, receiver.url, ["message.sent"]);
    neighbours.push({ id, receiver });
  }
  return { caller, neighbours, desk: await setDesk(caller, 5) };
}

/** It answers again, and nothing is left of the time when it did not. */
async function revive(caller: Caller, { id, receiver }: Neighbour): Promise<void> {
  receiver.temper = {};
  for (const step of ["disable", "enable"]) {
    await caller.call(
      `mutation ($id: ID!) { ${step}WebhookEndpoint(input: { endpointId: $id }) { userErrors { code message } } }`,
      { id },
    );
    await pause((TIMEOUT_SECONDS + 1) * 1_000);
  }
}

/** From the beginning of each request until it was delivered. */
async function round(
  all: readonly Neighbourhood[],
  receivers: readonly WebhookReceiver[],
): Promise<readonly number[]> {
  for (const receiver of receivers) receiver.forget();
  const pace = { rate: RATE, seconds: SECONDS };
  await Promise.all(all.map(({ caller, desk }) => replyAtPace(caller, desk, pace)));
  await until(() => receivers.every(({ taken }) => taken.length >= RATE * SECONDS), 60_000);
  return receivers.flatMap(({ taken, arrivals }) =>
    taken.map(({ occurredAt }, index) => (arrivals[index] ?? 0) - Date.parse(occurredAt)),
  );
}
