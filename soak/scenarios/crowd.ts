import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { splitPublicId } from "../../src/kernel/ids";
import { percentile } from "../figures";
import { ask, logLength } from "../stage/log-rows";
import { until } from "../stage/patience";
import type { RedressProcess } from "../stage/redress-process";
import { startStage, type Stage } from "../stage/stage";
import { LeanSocket } from "../taps/lean-sockets";
import { writeBulk } from "../writers/bulk-events";
import { setDesk } from "../writers/desk";
import type { Scenario } from "./scenario";

/** As many as one credential may have, on sockets as full as they may be. */
const ON_ONE_SOCKET = 50;
const SUBSCRIBERS = 1_000;
const RATE = 100;
const WARM_UP_EVENTS = 500;
const EVENTS = 1_500;
/** One message in so many is asked for its age. */
const SAMPLE = 20;
/** The process has this one, and what else there is the others. */
const CORE = "0";
const TICKS_PER_SECOND = 100;
const QUERY = `subscription {
  caseEvents { id type cursor occurredAt actor { __typename } case { id subject state version } }
}`;

interface Arrival {
  readonly id: string;
  readonly at: number;
}

/** The whole way: each event is written, given its place, heard of, read under the listener's rights, and told to all. */
export const crowd: Scenario = async ({ postgres, figures }) => {
  const stage = await startStage({ urls: postgres, apis: 1, workers: 1 });
  try {
    const [api] = stage.apis;
    if (!api) throw new Error("there is no process");
    keepTo(api, CORE);
    const desk = await setDesk(stage.caller, 20);
    let told = 0;
    let arrivals: Arrival[] = [];
    const onEvent = (id: string, at: number): void => {
      told += 1;
      if (told % SAMPLE === 0) arrivals.push({ id, at });
    };
    const sockets = await openSockets(stage, onEvent);
    const write = (events: number): Promise<void> =>
      writeBulk({
        url: stage.urls.applicationUrl,
        workspaceId: stage.workspace.id,
        events,
        rate: RATE,
        atOnce: 1,
        caseIds: desk.caseIds.map((id) => splitPublicId(id)?.uuid ?? ""),
      });
    const settle = (expected: number): Promise<boolean> => until(() => told >= expected, 60_000);
    // Nothing tells that a subscription has begun but an event that reaches it.
    for (let isBegun = false; !isBegun;) {
      told = 0;
      await write(1);
      isBegun = await until(() => told >= SUBSCRIBERS, 2_000);
    }
    await write(WARM_UP_EVENTS);
    await settle(SUBSCRIBERS * (1 + WARM_UP_EVENTS));

    told = 0;
    arrivals = [];
    const eventsBefore = await logLength(stage.urls, stage.workspace.id);
    const cpuBefore = cpuMsOf(api);
    const startedAt = performance.now();
    await write(EVENTS);
    const seconds = (performance.now() - startedAt) / 1_000;
    const during = told / seconds;
    const events = (await logLength(stage.urls, stage.workspace.id)) - eventsBefore;
    await settle(SUBSCRIBERS * EVENTS);
    const cpuMs = cpuMsOf(api) - cpuBefore;
    const ages = await agesOf(stage, arrivals);
    figures.note("subscribers", SUBSCRIBERS, "");
    figures.note("events written", EVENTS / seconds, "/s");
    figures.note("events given their place meanwhile", events / seconds, "/s");
    figures.note("messages delivered", during, "/s", { atLeast: 95_000 });
    figures.note("messages for a second of its core", (told * 1_000) / cpuMs, "/s");
    figures.note("commit to subscriber, p50", percentile(ages, 0.5), "ms");
    figures.note("commit to subscriber, p99", percentile(ages, 0.99), "ms", { atMost: 300 });
    figures.none("messages lost or told twice", Math.abs(told - SUBSCRIBERS * EVENTS));
    for (const socket of sockets) socket.close();
  } finally {
    await stage.close();
  }
};

async function openSockets(
  { apis, workspace }: Stage,
  onEvent: (id: string, at: number) => void,
): Promise<readonly LeanSocket[]> {
  const host = `127.0.0.1:${apis[0]?.port}`;
  const open = (): Promise<LeanSocket> =>
    LeanSocket.open({ host, credential: workspace.key, operations: ON_ONE_SOCKET, query: QUERY, onEvent });
  return Promise.all(Array.from({ length: SUBSCRIBERS / ON_ONE_SOCKET }, open));
}

/** From the beginning of the transaction that wrote it, which wrote nothing else. */
async function agesOf({ urls, workspace }: Stage, arrivals: readonly Arrival[]): Promise<readonly number[]> {
  const rows = await ask<{ id: string; at: number }>(
    urls,
    `select id, extract(epoch from occurred_at)::float8 * 1000 as at from event_log
    where workspace_id = $1 and type = 'case.changed'`,
    [workspace.id],
  );
  const writtenAt = new Map(rows.map(({ id, at }) => [id, at]));
  return arrivals.flatMap(({ id, at }) => {
    const since = writtenAt.get(splitPublicId(id)?.uuid ?? "");
    return since === undefined ? [] : [at - since];
  });
}

function keepTo({ pid }: RedressProcess, core: string): void {
  execFileSync("taskset", ["-a", "-c", "-p", core, String(pid)], { stdio: "ignore" });
}

/** Its own time and the kernel's, as Linux counts them. */
function cpuMsOf({ pid }: RedressProcess): number {
  const [, afterName = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const fields = afterName.split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}
