import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "../database/bench-database.ts";
import { BENCH, ROOT } from "../paths.ts";
import { makePolicies } from "./make-policies.ts";
import { startRedress } from "./redress.ts";

const LOOK_MS = 500;
const PATIENCE_MS = 3_600_000;

/** Policies that count, and whether the present engine has stored what the histories came to. */
const FOLLOWED = "create table if not exists bench.followed (engine text not null, policy_id text not null)";

/** By what is in the files of the clocks. */
async function engineMark(): Promise<string> {
  const folder = join(ROOT, "src", "services", "clocks");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts")).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(await readFile(join(folder, file)));
  return hash.digest("hex");
}

/** What was followed by the same engine before is there still. */
async function followedBefore({ client }: BenchDatabase, engine: string): Promise<string | null> {
  await client.query(FOLLOWED);
  const { rows } = await client.query<{ policyId: string }>(
    `select policy_id as "policyId" from bench.followed where engine = $1`,
    [engine],
  );
  await client.query("delete from bench.followed where engine <> $1", [engine]);
  await client.query("truncate sla_simulations, sla_simulation_cases");
  return rows[0]?.policyId ?? null;
}

/**
 * Closed cases with histories of two years, whose clocks Redress itself has stored: it follows half of them in two
 * parts, and what was due in between fires before the second, which takes it back. Answers with a policy of all cases.
 */
export async function followHistories(
  database: BenchDatabase,
  print: (line: string) => void,
): Promise<{ readonly policyId: string }> {
  const { client, workspace } = database;
  const engine = await engineMark();
  const before = await followedBefore(database, engine);
  if (before !== null) return { policyId: before };
  await client.query("select set_config('bench.workspace', $1, false)", [workspace.id]);
  print("Cases get their histories.");
  await client.query(await readFile(join(BENCH, "sql", "histories.sql"), "utf8"));
  const policyId = await makePolicies(database);
  for (const stage of ["middle", "end"]) {
    await client.query("select set_config('bench.stage', $1, false)", [stage]);
    await client.query(await readFile(join(BENCH, "sql", "stage.sql"), "utf8"));
    const began = Date.now();
    await follow(database);
    print(
      `Their clocks have followed them to the ${stage} in ${Math.round((Date.now() - began) / 1_000)} s.`,
    );
  }
  await client.query(`
    set session_replication_role = replica;
    update cases set state = 'CLOSED', closed_at = updated_at where state <> 'CLOSED';
    truncate outbox, event_log;
    set session_replication_role = origin`);
  await client.query("insert into bench.followed values ($1, $2)", [engine, policyId]);
  await client.query("vacuum analyze");
  await client.query("checkpoint");
  return { policyId };
}

/** Until no case is left to be followed, and no clock to fire. */
async function follow(database: BenchDatabase): Promise<void> {
  await using cleanUp = new AsyncDisposableStack();
  const worker = await startRedress(database, "worker-1", "worker");
  cleanUp.defer(() => worker.stop());
  for (const began = Date.now(); Date.now() < began + PATIENCE_MS; await delay(LOOK_MS)) {
    const { rows } = await database.client.query<{ isLeft: boolean }>(`
      select exists (select from clock_sweeps where done_at is null)
        or exists (select from clocks where next_at <= now()) as "isLeft"`);
    if (!rows[0]?.isLeft) return;
  }
  throw new Error("The clocks have not followed the cases in time.");
}
