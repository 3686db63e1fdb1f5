import { MetricFact } from "../../../entities/analytics/metric-fact.entity";
import { sql, trusted } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Fact } from "../facts/fact";
import { contributions } from "./contributions";

const COLUMNS = table(MetricFact).columns.filter(({ property }) => property !== "workspaceId");
const NAMES = COLUMNS.map(({ name }) => name).join(", ");

const TYPES: Readonly<Record<string, string>> = {
  id: "uuid",
  source_id: "uuid",
  at: "timestamptz(3)",
  until: "timestamptz(3)",
  weight: "smallint",
  value: "bigint",
  bucket: "smallint",
  case_id: "uuid",
  team: "uuid",
  member: "uuid",
  actor: "uuid",
  tags: "text[]",
  survey: "uuid",
  policy: "uuid",
};
const SHAPE = COLUMNS.map(({ name }) => `${name} ${TYPES[name] ?? "text"}`).join(", ");

/** Holds the figures of the workspace until the transaction ends: what is read after it, nobody counts meanwhile. */
export async function holdFigures(ctx: Context): Promise<void> {
  await ctx.db.rows(sql`
    insert into metric_states (workspace_id, counted_at)
    values (${ctx.workspaceId}, ${ctx.now()})
    on conflict (workspace_id) do update set counted_at = excluded.counted_at`);
}

/**
 * Puts these facts in the place of all that were known of the sources, and brings the rollups along, in one statement.
 * The figures are held.
 */
export function replaceFacts(ctx: Context, sources: readonly Uuid[], facts: readonly Fact[]): void {
  if (sources.length === 0) return;
  ctx.db.write(sql`
    with given as (
      select ${trusted(NAMES)}
      from jsonb_to_recordset(${written(facts)}::jsonb) as given(${trusted(SHAPE)})),
    gone as (
      delete from metric_facts f
      where ${ctx.inWorkspace("f")}
      and f.source_id = any(${sources}::uuid[])
      and not exists (select from given where given.id = f.id)
      returning ${trusted(NAMES)}),
    come as (
      insert into metric_facts (workspace_id, ${trusted(NAMES)})
      select ${ctx.workspaceId}, given.* from given
      on conflict do nothing
      returning ${trusted(NAMES)}),
    changed as (
      select gone.*, -1 as sign from gone
      union all
      select come.*, 1 as sign from come),
    summed as (
      insert into metric_sums (workspace_id, series, cut, grain, at, one, two, count, total)
      select ${ctx.workspaceId}, series, cut, grain, row_at, one, two, sum(sign * weight),
        coalesce(sum(sign * weight * value), 0)
      from (${contributions(sql`changed`, "sums")}) part
      group by series, cut, grain, row_at, one, two
      having sum(sign * weight) <> 0 or sum(sign * weight * value) <> 0
      on conflict (workspace_id, series, cut, grain, at, one, two) do update
      set count = metric_sums.count + excluded.count, total = metric_sums.total + excluded.total)
    insert into metric_buckets (workspace_id, series, cut, grain, at, one, bucket, count)
    select ${ctx.workspaceId}, series, cut, grain, row_at, one, bucket, sum(sign * weight)
    from (${contributions(sql`changed`, "buckets")}) part
    group by series, cut, grain, row_at, one, bucket
    having sum(sign * weight) <> 0
    on conflict (workspace_id, series, cut, grain, at, one, bucket) do update
    set count = metric_buckets.count + excluded.count`);
}

function written(facts: readonly Fact[]): string {
  return JSON.stringify(
    facts.map((fact) =>
      Object.fromEntries(COLUMNS.map(({ property, name }) => [name, fact[property as keyof Fact]])),
    ),
  );
}
