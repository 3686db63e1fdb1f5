import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "../database/bench-database.ts";
import { BENCH } from "../paths.ts";
import { makePolicies } from "./make-policies.ts";
import { startRedress } from "./redress.ts";

const LOOK_MS = 500;
const PATIENCE_MS = 3_600_000;

/**
 * Closed cases with histories of two years, whose clocks Redress itself has stored: it follows half of them in two
 * parts, and what was due in between fires before the second, which takes it back. Answers with a policy of all cases.
 */
export async function followHistories(
  database: BenchDatabase,
  print: (line: string) => void,
): Promise<{ readonly policyId: string }> {
  const { client, workspace } = database;
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
