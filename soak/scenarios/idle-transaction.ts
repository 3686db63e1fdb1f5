import { Client } from "pg";
import { newUuid, publicId } from "../../src/kernel/ids";
import { INSERT } from "../../tests/events/outbox-writer";
import { percentile, type Figures } from "../figures";
import { latenciesOf, type Arrival } from "../stage/latencies";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { LeanSocket } from "../taps/lean-sockets";
import { setDesk } from "../writers/desk";
import { replyAtPace } from "../writers/paced-replies";
import type { Scenario } from "./scenario";

const SUBSCRIBERS = 200;
const ON_ONE_SOCKET = 50;
const RATE = 100;
const SECONDS = 30;
const WARM_UP_SECONDS = 5;
const QUERY = `subscription { events(filter: { types: ["message.sent", "case.changed"] }) { id type cursor payload } }`;

/** A transaction that wrote an event and does nothing for half a minute must not keep the others waiting. */
export const idleTransaction: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 2, workers: 1 });
  const arrivals: Arrival[] = [];
  const onEvent = (id: string, at: number): void => void arrivals.push({ id, at });
  const open = (index: number): Promise<LeanSocket> =>
    LeanSocket.open({
      host: `127.0.0.1:${stage.apis[index % stage.apis.length]?.port}`,
      credential: stage.workspace.key,
      operations: ON_ONE_SOCKET,
      query: QUERY,
      onEvent,
    });
  try {
    const desk = await setDesk(stage.caller, 20);
    const sockets = await Promise.all(
      Array.from({ length: SUBSCRIBERS / ON_ONE_SOCKET }, (_, index) => open(index)),
    );
    await pause(1_000);
    await replyAtPace(stage.caller, desk, { rate: RATE, seconds: WARM_UP_SECONDS });
    arrivals.length = 0;
    await replyAtPace(stage.caller, desk, { rate: RATE, seconds: WARM_UP_SECONDS });
    await noteLatencies(figures, stage, "without it", arrivals);
    arrivals.length = 0;
    const idle = await idleWriter(stage);
    const replies = await replyAtPace(stage.caller, desk, { rate: RATE, seconds: SECONDS });
    await until(() => arrivals.length >= replies * SUBSCRIBERS, 10_000);
    figures.note("replies", replies, "", { atLeast: RATE * SECONDS });
    figures.note("messages told", arrivals.length, "", { atLeast: replies * SUBSCRIBERS });
    await noteLatencies(figures, stage, "with it", arrivals, { p50: 60, p99: 250 });
    const late = arrivals.length;
    const committedAt = performance.now();
    await idle.commit();
    const isHeard = await until(() => arrivals.slice(late).some(({ id }) => id === idle.eventId), 5_000, 2);
    figures.note("its own event, after its commit at last", performance.now() - committedAt, "ms", {
      atMost: 2_000,
    });
    figures.none("its own event, unheard", isHeard ? 0 : 1);
    for (const socket of sockets) socket.close();
  } finally {
    await stage.close();
  }
};

async function noteLatencies(
  figures: Figures,
  { urls, workspace }: Stage,
  when: string,
  arrivals: readonly Arrival[],
  most?: { readonly p50: number; readonly p99: number },
): Promise<void> {
  const { whole, sequencing, telling } = await latenciesOf(urls, workspace.id, arrivals);
  figures.note(
    `commit to subscriber ${when}, p50`,
    percentile(whole, 0.5),
    "ms",
    most && { atMost: most.p50 },
  );
  figures.note(
    `commit to subscriber ${when}, p99`,
    percentile(whole, 0.99),
    "ms",
    most && { atMost: most.p99 },
  );
  figures.note(`commit to place in the log ${when}, p50`, percentile(sequencing, 0.5), "ms");
  figures.note(`commit to place in the log ${when}, p99`, percentile(sequencing, 0.99), "ms");
  figures.note(`place to subscriber ${when}, p50`, percentile(telling, 0.5), "ms");
  figures.note(`place to subscriber ${when}, p99`, percentile(telling, 0.99), "ms");
}

async function idleWriter({
  urls,
  workspace,
}: Stage): Promise<{ readonly eventId: string; commit(): Promise<void> }> {
  const client = new Client({ connectionString: urls.applicationUrl });
  await client.connect();
  const id = newUuid();
  await client.query(`begin; set local app.workspace_id = '${workspace.id}'`);
  await client.query(INSERT, [workspace.id, id, newUuid()]);
  return {
    eventId: publicId("evt", id),
    commit: async () => {
      await client.query("commit");
      await client.end();
    },
  };
}
