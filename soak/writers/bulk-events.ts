import { Client } from "pg";
import type { Uuid } from "../../src/kernel/ids";
import { pause } from "../stage/patience";

const BULK = `
  insert into outbox (workspace_id, id, created_at, type, schema_version, aggregate_type, aggregate_id,
    aggregate_version, actor_kind, actor_id, request_id, occurred_at, payload)
  select $1, gen_random_uuid(), now(), 'case.changed', 1, 'case',
    coalesce(($3::uuid[])[1 + floor(random() * cardinality($3::uuid[]))::integer], gen_random_uuid()), 1, 'system', null, 'soak', now(),
    jsonb_build_object('changed', jsonb_build_array('subject'), 'note', repeat('x', 200))
  from generate_series(1, $2::integer)`;

export interface BulkOptions {
  readonly url: string;
  readonly workspaceId: Uuid;
  readonly events: number;
  /** For each second; as fast as it goes unless told. */
  readonly rate?: number;
  readonly atOnce: number;
  /** What they say changed; things that there are not unless told. */
  readonly caseIds?: readonly Uuid[];
}

/** Commits events by the hundred, past the API. */
export async function writeBulk({
  url,
  workspaceId,
  events,
  rate = Infinity,
  atOnce,
  caseIds = [],
}: BulkOptions): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const startedAt = performance.now();
  for (let written = 0; written < events; written += atOnce) {
    await pause(startedAt + (written * 1_000) / rate - performance.now());
    await client.query(`begin; set local app.workspace_id = '${workspaceId}'`);
    await client.query(BULK, [workspaceId, Math.min(atOnce, events - written), caseIds]);
    await client.query("commit");
  }
  await client.end();
}
