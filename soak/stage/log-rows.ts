import { Client, types } from "pg";
import type { LoggedEvent } from "../../src/entities/events/logged-event.entity";
import type { Uuid } from "../../src/kernel/ids";
import { instantFromPostgres } from "../../src/kernel/instant";
import { published } from "../../src/services/log/published-event";
import type { DatabaseUrls } from "./postgres";
import type { ToldEvent } from "./told-event";

/** Asks the database itself, past everything that is looked at. */
export async function ask<Row extends object>(
  { superuserUrl }: Pick<DatabaseUrls, "superuserUrl">,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new Client({ connectionString: superuserUrl, options: "-c timezone=UTC -c datestyle=ISO" });
  client.setTypeParser(types.builtins.INT8, BigInt);
  client.setTypeParser(types.builtins.TIMESTAMPTZ, instantFromPostgres);
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

const LOG = `
  select position, id, type, schema_version as "schemaVersion", aggregate_type as "aggregateType",
    aggregate_id as "aggregateId", aggregate_version as "aggregateVersion", actor_kind as "actorKind",
    actor_id as "actorId", request_id as "requestId", occurred_at as "occurredAt", payload
  from event_log
  where workspace_id = $1
  and position > $2
  order by position`;

/** What the log of a workspace holds, as it is published. */
export async function logOf(
  urls: DatabaseUrls,
  workspaceId: Uuid,
  after = 0n,
): Promise<readonly ToldEvent[]> {
  const rows = await ask<LoggedEvent>(urls, LOG, [workspaceId, after.toString()]);
  return rows.map((row) => published({ ...row, workspaceId }) as ToldEvent);
}

export async function logLength(urls: DatabaseUrls, workspaceId: Uuid): Promise<number> {
  const [row] = await ask<{ count: bigint }>(
    urls,
    "select count(*) as count from event_log where workspace_id = $1",
    [workspaceId],
  );
  return Number(row?.count ?? 0n);
}

/** How many committed events have no place yet. */
export async function waitingEvents(urls: DatabaseUrls): Promise<number> {
  const [row] = await ask<{ count: bigint }>(urls, "select count(*) as count from outbox");
  return Number(row?.count ?? 0n);
}
