import { publicId, type Uuid } from "../../src/kernel/ids";
import { newUuid } from "../../src/kernel/ids";
import type { Figures } from "../figures";
import { Chaos } from "../stage/chaos";
import { ask, logLength, logOf, waitingEvents } from "../stage/log-rows";
import { pause, until } from "../stage/patience";
import type { RedressProcess } from "../stage/redress-process";
import { startStage, type Stage } from "../stage/stage";
import type { ToldEvent } from "../stage/told-event";
import { inversions } from "../stage/told-event";
import { PollFollower } from "../taps/poll-follower";
import { SocketFollower } from "../taps/socket-follower";
import { WebhookReceiver } from "../taps/webhook-receiver";
import { ApiWriter } from "../writers/api-writer";
import { IN_VAIN, setDesk } from "../writers/desk";
import { RawWriter } from "../writers/raw-writer";
import { compareEach, compareOrdered } from "./compare-taps";
import type { Scenario } from "./scenario";

export interface FaultsOptions {
  readonly stage: Stage;
  readonly figures: Figures;
  readonly seconds: number;
  readonly apiWriters: number;
  readonly rawWriters: number;
  readonly killEveryMs: number;
  readonly victims: readonly RedressProcess[];
  /** Called twice, unless there is none. */
  readonly crashDatabase?: () => Promise<void>;
  readonly settleMs: number;
}

export const FAULTS_SETTINGS = {
  WEBHOOK_RETRY_SECONDS: Array(20).fill("1").join(","),
  WEBHOOK_TIMEOUT_SECONDS: "2",
};
const SHARED_CASES = 12;
const RESTARTS = 2;

export const faults: Scenario = async ({ postgres, figures, seconds }) => {
  const stage = await startStage({ urls: postgres, apis: 3, workers: 2, settings: FAULTS_SETTINGS });
  try {
    await runFaults({
      stage,
      figures,
      seconds,
      apiWriters: 18,
      rawWriters: 6,
      killEveryMs: 2_000,
      victims: stage.processes,
      crashDatabase: () => postgres.crash(),
      settleMs: 120_000,
    });
  } finally {
    await stage.close();
  }
};

/** Everybody writes, everybody follows, and processes die meanwhile; then all must have told the same. */
export async function runFaults(options: FaultsOptions): Promise<void> {
  const { stage, figures, seconds, crashDatabase } = options;
  const { caller, workspace, urls } = stage;
  const desk = await setDesk(caller, SHARED_CASES);
  const receiver = await WebhookReceiver.start();
  receiver.secrets = [await orderedEndpoint(stage, receiver.url)];
  // An endpoint hears of its own creation first.
  await until(() => receiver.taken.length > 0, options.settleMs);
  receiver.forget();
  const { asOf } = await caller.call<{ asOf: string }>("{ asOf }");
  const socket = new SocketFollower({ host: () => stage.host(), credential: workspace.key, after: asOf });
  const poll = new PollFollower(caller, asOf);
  const aggregates = Array.from({ length: SHARED_CASES }, newUuid);
  const raw = Array.from(
    { length: options.rawWriters },
    () => new RawWriter({ url: urls.applicationUrl, workspaceId: workspace.id, aggregates }),
  );
  const writers = Array.from({ length: options.apiWriters }, () => new ApiWriter(caller, desk));
  const chaos = new Chaos(options.victims, options.killEveryMs);

  for (let restart = 0; restart <= RESTARTS; restart += 1) {
    await pause((seconds * 1_000) / (RESTARTS + 1));
    if (restart < RESTARTS) await crashDatabase?.();
  }
  await chaos.stop();
  await Promise.all([...writers, ...raw].map((writer) => writer.stop()));
  await until(async () => (await waitingEvents(urls)) === 0, options.settleMs);
  const all = await logOf(urls, workspace.id);
  const start = all.findIndex(({ cursor }) => cursor === asOf) + 1;
  const log = all.slice(start);
  const isTold = (): boolean =>
    [socket.events, poll.events, receiver.taken].every(({ length }) => length >= log.length);
  const settledAt = performance.now();
  await until(isTold, options.settleMs);

  figures.note("events", log.length, "");
  figures.note("events written each second", log.length / seconds, "/s");
  figures.note("processes killed", chaos.kills, "");
  figures.note(
    "processes that gave up",
    stage.processes.reduce((sum, { givenUp }) => sum + givenUp, 0),
    "",
  );
  figures.note("until all was told after the last write", performance.now() - settledAt, "ms");
  figures.note("connections of the socket's client", socket.connections, "");
  figures.note("errors that its subscription met", socket.errors.length, "");
  figures.note("webhooks delivered more than once", receiver.repeated, "");
  figures.none("webhooks not vouched for", receiver.unverified);
  figures.none("webhooks with other content than before", receiver.changed);
  figures.none("positions given twice", all.length - new Set(all.map(({ cursor }) => cursor)).size);
  figures.none("events in the log twice", all.length - new Set(all.map(({ id }) => id)).size);
  figures.none("log: before an earlier event of the same thing", inversions(log));
  figures.none("log: grew after it was told", (await logLength(urls, workspace.id)) - all.length);
  await compareWritten(options, { log: all, writers, raw });
  compareOrdered(figures, "subscription", socket.events, log);
  compareOrdered(figures, "events(after:)", poll.events, log);
  compareEach(figures, "webhook", receiver.taken, log);
  await Promise.all([socket.close(), poll.close(), receiver.close()]);
}

interface Written {
  readonly log: readonly ToldEvent[];
  readonly writers: readonly ApiWriter[];
  readonly raw: readonly RawWriter[];
}

/** What writers were told was done must be in the log once, and what is in the tables too. */
async function compareWritten(
  { stage, figures }: FaultsOptions,
  { log, writers, raw }: Written,
): Promise<void> {
  const opened = countBy(log, "case.opened", "caseId");
  const sent = countBy(log, "message.sent", "messageId");
  const refusals = writers.flatMap(({ refusals: each }) => each);
  figures.none("writes refused for good", refusals.length);
  if (refusals.length > 0) figures.fail(refusals[0]);
  figures.none(
    "cases opened whose event is not there once",
    missing(
      writers.flatMap((each) => each.opened),
      opened,
    ),
  );
  figures.none(
    "replies sent whose event is not there once",
    missing(
      writers.flatMap((each) => each.messages),
      sent,
    ),
  );
  const ids = new Set(log.map(({ id }) => id));
  const eventId = (id: Uuid): string => publicId("evt", id);
  figures.none(
    "events committed past the API and not there",
    raw.flatMap(({ committed }) => committed).filter((id) => !ids.has(eventId(id))).length,
  );
  figures.none(
    "events rolled back and there",
    raw.flatMap(({ undone }) => undone).filter((id) => ids.has(eventId(id))).length,
  );
  const [rows] = await ask<{ cases: bigint; messages: bigint; inVain: bigint }>(
    stage.urls,
    `select (select count(*) from cases where workspace_id = $1) as cases,
      (select count(*) from case_messages where workspace_id = $1) as messages,
      (select count(*) from case_messages where workspace_id = $1 and body = $2) as "inVain"`,
    [stage.workspace.id, IN_VAIN],
  );
  figures.none("replies rolled back and there", Number(rows?.inVain));
  figures.none(
    "cases without their event, or events without a case",
    Math.abs(Number(rows?.cases) - opened.size),
  );
  figures.none(
    "replies without their event, or events without a reply",
    Math.abs(Number(rows?.messages) - sent.size),
  );
}

function countBy(log: readonly ToldEvent[], type: string, field: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const event of log) {
    if (event.type !== type) continue;
    const id = String((event.payload as Readonly<Record<string, unknown>>)[field]);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function missing(ids: readonly string[], counts: ReadonlyMap<string, number>): number {
  return ids.filter((id) => counts.get(id) !== 1).length;
}

async function orderedEndpoint({ caller }: Stage, url: string): Promise<string> {
  const { createWebhookEndpoint } = await caller.call<{ createWebhookEndpoint: { secret: string } }>(
    `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret userErrors { code message } } }`,
    { input: { url, isOrdered: true } },
  );
  return createWebhookEndpoint.secret;
}
