import { METRIC_SOURCES } from "../../../entities/analytics/metric-source";
import { MetricGrain } from "../../../entities/analytics/metric-series";
import { NOTHING, sql } from "../../../kernel/database/sql";
import type { Instant } from "../../../kernel/instant";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { factsOfSources } from "../counting/count-sources";
import { NO_SOURCES } from "../counting/sources";
import { withWhatBearsThem } from "../counting/with-what-bears-them";
import { contributions } from "../rollups/contributions";
import { rowAround, rowsWithin, WITHIN_WEEKS, type Row } from "../rollups/grains";

/** Of cases whose facts are worked out anew. */
const SAMPLE = 100;
const MOST_TOLD = 20;

export interface CheckInput {
  /** A moment of the week that is checked. */
  readonly at: Instant | null;
}

export interface MetricsCheck {
  readonly from: Instant;
  readonly to: Instant;
  readonly rows: number;
  readonly differentRows: number;
  /** The first of them, for people. */
  readonly differences: readonly string[];
  readonly sources: number;
  /** Whose facts would be others if they were worked out now; events that are not counted yet are among the reasons. */
  readonly staleSources: number;
}

interface Difference {
  readonly row: string;
  readonly isDifferent: boolean;
}

/** Compares the rollups of a week with what they are sums of, and facts with what they are made of. */
export const checkMetrics = query(
  { name: "metric:check", permission: "metric:write" },
  async (ctx: Context, { at }: CheckInput): Promise<MetricsCheck> => {
    const moment = Date.parse(at ?? ctx.now());
    const week = rowAround(MetricGrain.WEEK, moment);
    const rows = [
      ...(await comparedSums(ctx, week)),
      ...(await compared(ctx, week, "buckets")),
      ...(await comparedWithWeeks(ctx, rowAround(MetricGrain.EIGHT_WEEKS, moment))),
    ];
    const different = rows.filter(({ isDifferent }) => isDifferent);
    const { sources, stale } = await sampled(ctx, week);
    return {
      ...week,
      rows: rows.length,
      differentRows: different.length,
      differences: different.slice(0, MOST_TOLD).map(({ row }) => row),
      sources,
      staleSources: stale,
    };
  },
);

/** No row of sums reaches beyond a day: one statement for a busy week would outlast what a statement may take. */
async function comparedSums(ctx: Context, week: Row): Promise<readonly Difference[]> {
  const rows: Difference[] = [];
  for (const day of rowsWithin(MetricGrain.DAY, week)) rows.push(...(await compared(ctx, day, "sums")));
  return rows;
}

/** What is kept beside what it would be; rows that say nothing are as good as none. */
function compared(ctx: Context, { from, to }: Row, of: "sums" | "buckets"): Promise<readonly Difference[]> {
  const facts = sql`(
    select f.*, 1 as sign from metric_facts f
    where ${ctx.inWorkspace("f")} and f.at >= ${from} and f.at < ${to})`;
  const kept =
    of === "sums"
      ? sql`select series, cut, grain, at, one, two, null::smallint as bucket, count, total from metric_sums`
      : sql`select series, cut, grain, at, one, '' as two, bucket, count, 0::numeric as total from metric_buckets`;
  const isShort = of === "sums" ? NOTHING : sql`and grain <> ${MetricGrain.EIGHT_WEEKS}`;
  const right =
    of === "sums"
      ? sql`select series, cut, grain, row_at as at, one, two, null::smallint as bucket,
          sum(weight)::bigint as count, coalesce(sum(weight * value), 0) as total`
      : sql`select series, cut, grain, row_at as at, one, '' as two, bucket, sum(weight)::bigint as count, 0::numeric as total`;
  return ctx.db.rows<Difference>(sql`
    select concat_ws(' ', series, cut, grain, at, one, two, bucket, sum(count), sum(total)) as row,
      sum(count) <> 0 or sum(total) <> 0 as "isDifferent"
    from (
      select * from (${kept} where ${ctx.inWorkspace()} and at >= ${from} and at < ${to} ${isShort}) kept
      union all
      select series, cut, grain, at, one, two, bucket, -count, -total
      from (${right} from (${contributions(facts, of, WITHIN_WEEKS)}) part group by series, cut, grain, row_at, one, two, bucket) made) both_sides
    group by series, cut, grain, at, one, two, bucket`);
}

/** Rows of eight weeks, with the rows of the weeks that they are sums of. */
function comparedWithWeeks(ctx: Context, { from, to }: Row): Promise<readonly Difference[]> {
  return ctx.db.rows<Difference>(sql`
    select concat_ws(' ', series, cut, ${MetricGrain.EIGHT_WEEKS}::text, ${from}::text, one, bucket, sum(signed)) as row,
      sum(signed) <> 0 as "isDifferent"
    from (
      select series, cut, one, bucket, case when grain = ${MetricGrain.WEEK} then -count else count end as signed
      from metric_buckets
      where ${ctx.inWorkspace()}
      and at >= ${from} and at < ${to}
      and grain = any(${[MetricGrain.WEEK, MetricGrain.EIGHT_WEEKS]}::text[])) both_sides
    group by series, cut, one, bucket`);
}

async function sampled(ctx: Context, { from, to }: Row): Promise<{ sources: number; stale: number }> {
  const cases = await ctx.db.rows<{ id: Uuid }>(sql`
    select c.id from cases c
    where ${ctx.inWorkspace("c")} and c.created_at >= ${from} and c.created_at < ${to}
    order by c.created_at, c.id limit ${SAMPLE}`);
  const sources = await withWhatBearsThem(ctx, { ...NO_SOURCES, case: cases.map(({ id }) => id) });
  const ids = METRIC_SOURCES.flatMap((kind) => sources[kind]);
  const made = await factsOfSources(ctx, sources);
  const kept = await ctx.db.rows<{ id: Uuid; sourceId: Uuid }>(sql`
    select f.id, f.source_id as "sourceId" from metric_facts f
    where ${ctx.inWorkspace("f")} and f.source_id = any(${ids}::uuid[])`);
  const [madeIds, keptIds] = [made, kept].map((facts) => new Set(facts.map(({ id }) => id)));
  const stale = [
    ...made.filter(({ id }) => !keptIds?.has(id)),
    ...kept.filter(({ id }) => !madeIds?.has(id)),
  ].map(({ sourceId }) => sourceId);
  return { sources: ids.length, stale: new Set(stale).size };
}
