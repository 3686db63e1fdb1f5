import type { ClockState } from "../../../entities/clocks/clock-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { CLOCKS, knownClock } from "../following/clock-rows";
import { clocksNow, movedIn, seenNow } from "./clocks-now";
import { visibleClocks } from "./clock-policy";
import { pendingOfCases } from "./pending-clocks";
import type { SeenClock } from "./seen-clock";

/** Of a case, all at once. */
export const MAX_CLOCKS = 50;

/** The clocks of these ids that the caller may see, as they are now. */
export const clocksById = query(
  { name: "clock:byId", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, SeenClock>> => {
    const rows = await ctx.db.rows<Clock>(sql`
      select ${columnsOf(CLOCKS, "k")}
      from clocks k
      where ${visibleClocks(ctx)}
      and k.id = any(${ids}::uuid[])`);
    const seen = await clocksNow(ctx, rows);
    return new Map(seen.map((clock) => [clock.id, clock]));
  },
);

export interface ClocksOfCase {
  readonly metrics?: readonly ClockMetric[] | null;
  readonly states?: readonly ClockState[] | null;
}

/** The clocks of each of these cases in the order of their start, of many the latest; as they are now. */
export const clocksOfCases = query(
  { name: "clock:ofCases", permission: "case:read" },
  async (
    ctx: Context,
    { ids, args }: Batch<ClocksOfCase>,
  ): Promise<ReadonlyMap<Uuid, readonly SeenClock[]>> => {
    const [rows, pending] = await Promise.all([
      latestOf(ctx, ids, args.metrics ?? null),
      pendingOfCases(ctx, ids),
    ]);
    const moved = movedIn(pending);
    const stored = rows.map(knownClock).filter(({ clock }) => !moved.has(clock.id));
    const seen = await seenNow(
      ctx,
      [...stored, ...moved.values()].filter(({ clock }) => isAmong(args.metrics, clock.metric)),
    );
    const asked = seen.filter(({ state }) => isAmong(args.states, state)).toSorted(byStart);
    return new Map(ids.map((id) => [id, asked.filter(({ caseId }) => caseId === id).slice(-MAX_CLOCKS)]));
  },
);

function latestOf(
  ctx: Context,
  caseIds: readonly Uuid[],
  metrics: readonly ClockMetric[] | null,
): Promise<readonly Clock[]> {
  return ctx.db.rows<Clock>(sql`
    select k.*
    from unnest(${caseIds}::uuid[]) of_case(id)
    cross join lateral (
      select ${columnsOf(CLOCKS, "k")}
      from clocks k
      where ${visibleClocks(ctx)}
      and k.case_id = of_case.id
      ${metrics === null ? sql`` : sql`and k.metric = any(${metrics}::text[])`}
      order by k.id desc
      limit ${MAX_CLOCKS}) k`);
}

function isAmong<Value>(asked: readonly Value[] | null | undefined, value: Value): boolean {
  return asked == null || asked.includes(value);
}

function byStart(one: SeenClock, other: SeenClock): number {
  if (one.startedAt !== other.startedAt) return one.startedAt < other.startedAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
