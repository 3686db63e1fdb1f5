import { cpuMs, familyCpuMs, machineCpuMs } from "../cpu-time.ts";
import { spoken } from "../dialects/dialect.ts";
import type { LoadProcess } from "../load/load-process.ts";
import type { Operation } from "../operations/operations.ts";
import type { Lists } from "../operations/pick-parameters.ts";
import type { Options } from "../options.ts";
import type { Server } from "../servers/server.ts";
import type { Measurement } from "./measurement.ts";

export interface Ground {
  readonly load: LoadProcess;
  readonly lists: Lists;
  readonly postmaster: number;
  readonly options: Options;
}

/** Answers with errors, or none, came under load: the figure would be worth nothing. */
export class FailedAnswersError extends Error {}

const RETRIES = 3;

interface Clocks {
  readonly at: number;
  readonly server: number;
  readonly database: number;
  readonly machine: number;
}

export async function measure(
  { load, lists, postmaster, options }: Ground,
  server: Server,
  { operation, connections, repetition }: { operation: Operation; connections: number; repetition: number },
): Promise<Measurement> {
  const clocks = (): Clocks => ({
    at: performance.now(),
    server: cpuMs(server.pid),
    database: familyCpuMs(postmaster),
    machine: machineCpuMs(),
  });
  let before = clocks();
  const order = {
    port: server.port,
    callers: server.callers,
    asks: asks(server, operation, lists),
    connections,
    warmUpMs: options.warmUpSeconds * 1_000,
    windowMs: options.seconds * 1_000,
  };
  let result = await load.run(order, () => (before = clocks()));
  // A machine that is busy with other things may keep a server from answering at all in a short while.
  for (let more = 1; result.count === 0 && more <= RETRIES; more += 1)
    result = await load.run(order, () => (before = clocks()));
  const after = clocks();
  if (result.errors > 0)
    throw new FailedAnswersError(
      `"${server.name}" answered ${operation} with errors ${result.errors} times, first: ${result.firstError ?? ""}`,
    );
  if (result.count === 0)
    throw new FailedAnswersError(`"${server.name}" answered no ${operation} within ${options.seconds} s.`);
  const elapsed = after.at - before.at;
  const requestsPerSecond = result.count / (result.windowMs / 1_000);
  const serverBusy = (after.server - before.server) / elapsed;
  const databaseBusy = (after.database - before.database) / elapsed;
  const loadBusy = result.cpuMs / result.windowMs;
  const machineBusy = (after.machine - before.machine) / elapsed;
  return {
    operation,
    connections,
    repetition,
    server: server.name,
    requestsPerSecond,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    serverCpuMs: (serverBusy * 1_000) / requestsPerSecond,
    databaseCpuMs: (databaseBusy * 1_000) / requestsPerSecond,
    serverBusy,
    databaseBusy,
    loadBusy,
    othersBusy: Math.max(0, machineBusy - serverBusy - databaseBusy - loadBusy),
  };
}

function asks(server: Server, operation: Operation, lists: Lists) {
  const { ask } = spoken(server.dialect, operation);
  return lists[operation].map((parameters) => {
    const { path, body } = ask(parameters as never);
    return { path, body: JSON.stringify(body) };
  });
}
