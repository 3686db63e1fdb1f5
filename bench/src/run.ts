import type { Client } from "pg";
import { checkReads } from "./check/check-reads.ts";
import { checkWrites } from "./check/check-writes.ts";
import { childrenOf } from "./cpu-time.ts";
import { openBenchDatabase, takeBackWrites, type BenchDatabase } from "./database/bench-database.ts";
import { LAYOUTS } from "./layout.ts";
import { startLoad } from "./load/load-process.ts";
import { alone } from "./measure/alone.ts";
import { measure, type Ground } from "./measure/measure.ts";
import type { Measurement } from "./measure/measurement.ts";
import { WRITES, type Operation } from "./operations/operations.ts";
import { pickParameters } from "./operations/pick-parameters.ts";
import { beOnlyRun } from "./only-run.ts";
import type { Options } from "./options.ts";
import { PROFILES } from "./paths.ts";
import { pin } from "./pinned-process.ts";
import { catalogue } from "./servers/catalogue.ts";
import type { Server } from "./servers/server.ts";

type Log = (line: string) => void;

export interface Run {
  readonly measurements: readonly Measurement[];
  /** On the clock that all processes of the machine share. */
  readonly beganAtMicroseconds: number;
}

/** Brings everything up, checks that all servers do the same, and measures. Takes everything down whatever happens. */
export async function run(options: Options, log: Log): Promise<Run> {
  await using cleanUp = new AsyncDisposableStack();
  process.once("SIGINT", () => void cleanUp.disposeAsync().finally(() => process.exit(130)));
  cleanUp.defer(await beOnlyRun());
  const database = await openBenchDatabase(options.scale, log);
  cleanUp.defer(() => database.close());
  const cores = LAYOUTS[options.layout];
  pin(cores.database, [database.postmaster, ...childrenOf(database.postmaster)]);
  const actorId = await actorOf(database);
  const servers: Server[] = [];
  for (const start of chosen(options)) {
    const server = await start({
      database,
      actorId,
      cores: cores.server,
      poolSize: options.poolSize,
      callers: options.callers,
      profiles: options.profiles ? PROFILES : null,
    });
    cleanUp.defer(() => server.stop());
    servers.push(server);
  }
  const lists = await pickParameters(database.client);
  const reads = await checkReads(servers, options.operations, lists);
  const ground = { client: database.client, workspaceId: database.workspace.id, actorId };
  const writes = await checkWrites(servers, options.operations, lists, ground);
  await takeBackWrites(database.client);
  log(`The servers do the same: ${reads} answers and ${writes} writings compared.`);
  const load = await startLoad(cores.load);
  cleanUp.defer(() => load.stop());
  const beganAtMicroseconds = Number(process.hrtime.bigint() / 1_000n);
  const measurements = await measureAll(
    { servers, client: database.client },
    { load, lists, postmaster: database.postmaster, options },
    log,
  );
  return { measurements, beganAtMicroseconds };
}

function chosen({ servers }: Options) {
  const known = catalogue(process.env["BENCH_MACHINE_NODE"]);
  const names = servers.length > 0 ? servers : Object.keys(known);
  return names.map((name) => {
    const start = known[name];
    if (!start) throw new Error(`There is no server "${name}" here, but ${Object.keys(known).join(", ")}.`);
    return start;
  });
}

/** Whoever asks Redress by the key of the bench. */
async function actorOf({ client, workspace }: BenchDatabase): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "select id from api_keys where workspace_id = $1 order by created_at limit 1",
    [workspace.id],
  );
  const [key] = rows;
  if (!key) throw new Error("The workspace has no API key.");
  return key.id;
}

/** Servers take turns within each repetition, and another begins in the next. */
async function measureAll(
  all: { readonly servers: readonly Server[]; readonly client: Client },
  ground: Ground,
  log: Log,
): Promise<readonly Measurement[]> {
  const { servers } = all;
  const { operations, connections, repetitions } = ground.options;
  const once = (server: Server, asked: { operation: Operation; connections: number; repetition: number }) => {
    const work = () => measure(ground, server, asked);
    return WRITES.has(asked.operation) ? alone(server, all, work) : work();
  };
  const measured: Measurement[] = [];
  const measureEach = async (some: readonly Operation[]): Promise<void> => {
    // Nobody's first requests count: code is compiled as it is used, and connections are opened.
    for (const operation of some)
      for (const server of able(servers, operation))
        await once(server, { operation, connections: Math.max(...connections), repetition: -1 });
    for (let repetition = 0; repetition < repetitions; repetition += 1)
      for (const operation of some)
        for (const count of connections)
          for (const server of inTurn(able(servers, operation), repetition)) {
            const found = await once(server, { operation, connections: count, repetition });
            measured.push(found);
            log(progress(found));
          }
  };
  // What was loaded is spread over months, and what is written here comes within the hour: no desk's data look like that.
  await measureEach(operations.filter((operation) => !WRITES.has(operation)));
  await measureEach(operations.filter((operation) => WRITES.has(operation)));
  return measured;
}

/** Those that can be asked for the operation. */
function able(servers: readonly Server[], operation: Operation): readonly Server[] {
  return servers.filter(({ dialect }) => dialect[operation]);
}

function inTurn(servers: readonly Server[], repetition: number): readonly Server[] {
  const first = repetition % Math.max(1, servers.length);
  return [...servers.slice(first), ...servers.slice(0, first)];
}

function progress({
  repetition,
  operation,
  connections,
  server,
  requestsPerSecond,
  p50Ms,
  p99Ms,
}: Measurement): string {
  const where = `${repetition + 1}  ${operation.padEnd(12)} ${String(connections).padStart(3)}  ${server.padEnd(13)}`;
  return `${where} ${requestsPerSecond.toFixed(0).padStart(7)}/s  p50 ${p50Ms.toFixed(2)}  p99 ${p99Ms.toFixed(2)}`;
}
