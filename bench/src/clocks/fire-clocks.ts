import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "../database/bench-database.ts";
import { percentile, startRedress } from "./redress.ts";

const LOOK_MS = 100;
const PATIENCE_MS = 300_000;

/** How late clocks fire, as somebody sees it who looks ten times a second. */
export async function fireWithinAMinute(
  database: BenchDatabase,
  dueFrom: number,
  print: (line: string) => void,
): Promise<object> {
  const { client } = database;
  const { rows: due } = await client.query<{ at: Date }>(
    "select due_at as at from clocks where name = 'Deadline 1' order by due_at",
  );
  if (Date.now() > dueFrom) throw new Error("Filling the tables took too long.");
  await using cleanUp = new AsyncDisposableStack();
  for (const name of ["worker-1", "worker-2"]) {
    const worker = await startRedress(database, name, "worker");
    cleanUp.defer(() => worker.stop());
  }
  print(`Two workers run; ${due.length} clocks are due from ${new Date(dueFrom).toISOString()} on.`);
  await delay(Math.max(0, dueFrom - Date.now()));
  const lateness: number[] = [];
  while (lateness.length < due.length && Date.now() < dueFrom + PATIENCE_MS) {
    const { rows } = await client.query<{ fired: number }>(
      "select count(*)::int as fired from clocks where breached_at is not null",
    );
    const now = Date.now();
    // They fire in the order in which they are due, so the first so many are those.
    for (const { at } of due.slice(lateness.length, rows[0]?.fired ?? 0)) lateness.push(now - at.getTime());
    await delay(LOOK_MS);
  }
  const { rows: told } = await client.query<{ changes: number; clocks: number; events: number }>(
    `
    select
      (select count(*)::int from clock_changes where kind = 'BREACHED') as changes,
      (select count(distinct clock_id)::int from clock_changes where kind = 'BREACHED') as clocks,
      (select count(*)::int from outbox where type = 'clock.breached' and occurred_at >= $1)
        + (select count(*)::int from event_log where type = 'clock.breached' and occurred_at >= $1) as events`,
    [new Date(dueFrom).toISOString()],
  );
  const sorted = lateness.toSorted((one, other) => one - other);
  return {
    due: due.length,
    fired: lateness.length,
    ...told[0],
    latenessMs: { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), most: sorted.at(-1) },
  };
}
