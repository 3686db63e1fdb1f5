import { Client } from "pg";
import { newUuid, type Uuid } from "../../src/kernel/ids";

export interface WriterOptions {
  readonly url: string;
  readonly workspaceId: Uuid;
  /** What is written about; writers that share some wait for each other, as commands do. */
  readonly aggregates: readonly Uuid[];
  readonly events: number;
}

/** Writes events as commands do, with pauses of up to 10 ms before one in twenty is undone; tells what was committed. */
export async function writeEvents({
  url,
  workspaceId,
  aggregates,
  events,
}: WriterOptions): Promise<readonly Uuid[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const committed: Uuid[] = [];
  try {
    for (let count = 0; count < events; count += 1) {
      const aggregate = aggregates[Math.floor(Math.random() * aggregates.length)] ?? "";
      const id = newUuid();
      await client.query(`begin; set local app.workspace_id = '${workspaceId}'`);
      await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [aggregate]);
      await client.query(INSERT, [workspaceId, id, aggregate]);
      await client.query("select pg_sleep(random() * 0.01)");
      const isUndone = Math.random() < 0.05;
      await client.query(isUndone ? "rollback" : "commit");
      if (!isUndone) committed.push(id);
    }
    return committed;
  } finally {
    await client.end();
  }
}

/** The aggregate's version is its place among its own events, as whoever holds it sees them. */
export const INSERT = `
  insert into outbox (workspace_id, id, created_at, type, schema_version, aggregate_type, aggregate_id,
    aggregate_version, actor_kind, actor_id, request_id, occurred_at, payload)
  select $1, $2, now(), 'case.changed', 1, 'case', $3,
    1 + (select count(*) from outbox o where o.workspace_id = $1 and o.aggregate_id = $3)
      + (select count(*) from event_log l where l.workspace_id = $1 and l.aggregate_id = $3),
    'system', null, 'test', now(), '{"changed": ["subject"]}'`;
