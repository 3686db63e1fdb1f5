import { MetricGrain, MetricSeries } from "../../../entities/analytics/metric-series";
import { firstRow } from "../../../kernel/database/database";
import { sql, type Sql } from "../../../kernel/database/sql";
import { InvalidError } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { contributions } from "../rollups/contributions";
import { rowAround, rowsWithin, WITHIN_WEEKS, type Row } from "../rollups/grains";

const { DAY, WEEK, EIGHT_WEEKS } = MetricGrain;

/** How a place among weeks begins. */
export const WEEKS = "week:";

/** A Monday before all that is counted. */
export const FIRST_WEEK = "1970-01-05";

/** Makes the sums of the next week that has any anew, from the facts; the figures are held. */
export async function sumUpAgain(
  ctx: Context,
  after: string,
): Promise<{ readonly counted: number; readonly next: string | null }> {
  const day = after.slice(WEEKS.length);
  const begin = Date.parse(`${day}T00:00:00.000Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(begin))
    throw new InvalidError("after", "Give the `next` of the batch before.");
  const next = await firstRow<{ at: Instant | null }>(ctx.db, nextMoment(ctx, new Date(begin).toISOString()));
  if (!next?.at) return { counted: 0, next: null };
  const week = rowAround(WEEK, Date.parse(next.at));
  for (const day of rowsWithin(DAY, week)) await remakeSums(ctx, day);
  await remakeBuckets(ctx, week);
  await remakeOfWeeks(ctx, rowAround(EIGHT_WEEKS, Date.parse(next.at)));
  return { counted: 1, next: `${WEEKS}${week.to.slice(0, 10)}` };
}

/** One look into the index for each series. */
function nextMoment({ inWorkspace }: Context, from: Instant): Sql {
  return sql`
    select min(found.at) as at
    from unnest(${Object.values(MetricSeries)}::text[]) one(series)
    cross join lateral (
      (select f.at from metric_facts f
        where ${inWorkspace("f")} and f.series = one.series and f.at >= ${from} order by f.at limit 1)
      union all
      (select s.at from metric_sums s
        where ${inWorkspace("s")} and s.series = one.series and s.cut = '' and s.grain = 'D' and s.at >= ${from}
        order by s.at limit 1)) found`;
}

/** No row of sums reaches beyond a day: one statement for a busy week would outlast what a statement may take. */
async function remakeSums(ctx: Context, { from, to }: Row): Promise<void> {
  await ctx.db.rows(sql`delete from metric_sums where ${ctx.inWorkspace()} and at >= ${from} and at < ${to}`);
  await ctx.db.rows(sql`
    insert into metric_sums (workspace_id, series, cut, grain, at, one, two, count, total)
    select ${ctx.workspaceId}, series, cut, grain, row_at, one, two, sum(weight), coalesce(sum(weight * value), 0)
    from (${contributions(factsWithin(ctx, { from, to }), "sums")}) part
    group by series, cut, grain, row_at, one, two`);
}

async function remakeBuckets(ctx: Context, { from, to }: Row): Promise<void> {
  await ctx.db.rows(
    sql`delete from metric_buckets where ${ctx.inWorkspace()} and at >= ${from} and at < ${to} and grain <> ${EIGHT_WEEKS}`,
  );
  await ctx.db.rows(sql`
    insert into metric_buckets (workspace_id, series, cut, grain, at, one, bucket, count)
    select ${ctx.workspaceId}, series, cut, grain, row_at, one, bucket, sum(weight)
    from (${contributions(factsWithin(ctx, { from, to }), "buckets", WITHIN_WEEKS)}) part
    group by series, cut, grain, row_at, one, bucket`);
}

function factsWithin({ inWorkspace }: Context, { from, to }: Row): Sql {
  return sql`(
    select f.* from metric_facts f where ${inWorkspace("f")} and f.at >= ${from} and f.at < ${to})`;
}

/** What a longer row holds is all in its weeks. */
async function remakeOfWeeks(ctx: Context, { from, to }: Row): Promise<void> {
  await ctx.db.rows(
    sql`delete from metric_buckets where ${ctx.inWorkspace()} and at >= ${from} and at < ${to} and grain = ${EIGHT_WEEKS}`,
  );
  await ctx.db.rows(sql`
    insert into metric_buckets (workspace_id, series, cut, grain, at, one, bucket, count)
    select ${ctx.workspaceId}, series, cut, ${EIGHT_WEEKS}, ${from}::timestamptz, one, bucket, sum(count)
    from metric_buckets
    where ${ctx.inWorkspace()} and at >= ${from} and at < ${to} and grain = ${WEEK}
    group by series, cut, one, bucket`);
}
