import type { Client } from "pg";
import { uuidOf } from "../public-ids.ts";

/** How things stood before, and which ids have a meaning. */
export interface Standing {
  readonly counts: Readonly<Record<string, number>>;
  readonly lastNumber: number;
  readonly version: number;
  readonly at: Date;
}

type Json = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PUBLIC_ID = /^[a-z]{2,8}_[0-9a-z]{26}$/;

/** The rows of a case that are younger than a moment; the case itself in any event. */
const WRITTEN = {
  cases: "select to_jsonb(r) as row from cases r where id = $1 and $2::timestamptz is not null",
  case_messages:
    "select to_jsonb(r) as row from case_messages r where case_id = $1 and created_at >= $2 order by sent_at, id",
  case_timeline_entries:
    "select to_jsonb(r) as row from case_timeline_entries r where case_id = $1 and created_at >= $2 order by case_version, id",
  // An event leaves the outbox for the log some milliseconds after its commit: it is looked for in both.
  events: `select row from (
      select to_jsonb(r) - 'created_at' as row, aggregate_version from outbox r where aggregate_id = $1 and occurred_at >= $2
      union all
      select to_jsonb(r) - 'recorded_at', aggregate_version from event_log r where aggregate_id = $1 and occurred_at >= $2
    ) e order by aggregate_version`,
};

/** What others make of an event after the answer, in their own time: no part of what the operation itself writes. */
const MADE_LATER = /^(outbox|event_|metric_|parked_events|reaction)/;
/** The next of a row that counts on by itself: another in each writing. */
const COUNTED = new Set(["position", "arrival", "request_id"]);

export async function standing(client: Client, caseId: string | null): Promise<Standing> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.filter((table) => !MADE_LATER.test(table.name))) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from "${name}"`);
    counts[name] = rows[0]?.count ?? 0;
  }
  const { rows } = await client.query<{ lastNumber: number; version: number; at: Date }>(
    `select (select max(last_number) from case_counters) as "lastNumber",
      coalesce((select version from cases where id = $1), 0) as version,
      date_trunc('milliseconds', clock_timestamp()) as at`,
    [caseId],
  );
  const [row] = rows;
  if (!row) throw new Error("The database did not answer.");
  return { counts, ...row };
}

/** What was written since, in a form in which two writings of the same are equal. */
export async function writtenSince(
  client: Client,
  before: Standing,
  caseId: string,
  names: ReadonlyMap<string, string>,
): Promise<Json> {
  const after = await standing(client, caseId);
  const added = Object.entries(after.counts).map(([table, count]) => [
    table,
    count - (before.counts[table] ?? 0),
  ]);
  const written: Record<string, unknown> = {
    added: Object.fromEntries(added),
    numbers: after.lastNumber - before.lastNumber,
  };
  for (const [table, text] of Object.entries(WRITTEN)) {
    const { rows } = await client.query<{ row: Json }>(text, [caseId, before.at]);
    written[table] = rows.map(({ row }) => neutral(row, before, new Map([...names, [caseId, "the case"]])));
  }
  return written;
}

/** Numbers and versions become distances, times of now become "now", ids become names. */
function neutral(value: unknown, before: Standing, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => neutral(item, before, names));
  if (typeof value === "string") return neutralText(value, before, names);
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).filter(([name]) => !COUNTED.has(name));
  return Object.fromEntries(pairs.map(([name, of]) => [name, neutralField(name, of, before, names)]));
}

function neutralField(
  name: string,
  value: unknown,
  before: Standing,
  names: ReadonlyMap<string, string>,
): unknown {
  if (typeof value === "number" && name.endsWith("version") && name !== "schema_version")
    return value - before.version;
  if (typeof value === "number" && name === "number" && value > before.lastNumber)
    return value - before.lastNumber;
  return neutral(value, before, names);
}

function neutralText(text: string, before: Standing, names: ReadonlyMap<string, string>): string {
  if (UUID.test(text)) return names.get(text) ?? "an id";
  if (PUBLIC_ID.test(text)) return names.get(uuidOf(text)) ?? "an id";
  if (/^\d{4}-\d\d-\d\dT/.test(text) && new Date(text) >= before.at) return "now";
  return text;
}
