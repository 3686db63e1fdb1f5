import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql, trusted, type Sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { ClockKeeper } from "../engine/clock-keeper";
import type { RunningClock } from "../engine/running-clock";
import { CLOCKS, runningClock } from "../following/clock-rows";
import { reckonerFor } from "../following/clock-world";
import { addOutcome, outcomesOf, roundOf, type Outcome, type Outcomes } from "./outcomes";

type EndedClock = Outcome &
  Pick<RunningClock, "family" | "policyId" | "roundFrom"> & { readonly caseId: Uuid };

/** What became of the clocks of these cases by a moment, as it is stored; a case without any has none. */
export async function storedOutcomes(
  ctx: Context,
  caseIds: readonly Uuid[],
  at: number,
): Promise<ReadonlyMap<Uuid, Outcomes>> {
  const [ended, going] = await Promise.all([endedClocks(ctx, caseIds), goingClocks(ctx, caseIds)]);
  const reckoner = await reckonerFor(ctx, [], [...going.values()].flat());
  const stored = new Map<Uuid, Map<string, Outcome>>();
  for (const [caseId, clocks] of going) {
    const keeper = new ClockKeeper(clocks, reckoner);
    keeper.advance(at + 1);
    stored.set(caseId, new Map(outcomesOf(keeper.clocks, at, reckoner)));
  }
  for (const { caseId, family, policyId, roundFrom, ...outcome } of ended) {
    const known = stored.get(caseId) ?? new Map<string, Outcome>();
    stored.set(caseId, known);
    const { metric, name } = outcome;
    addOutcome(known, roundOf({ metric, name, family, policyId, roundFrom }), outcome);
  }
  return stored;
}

/** Nothing happens to them any more: they are as they will be compared, and so read as numbers. */
function endedClocks(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly EndedClock[]> {
  return ctx.db.rows<EndedClock>(sql`
    select k.case_id as "caseId", k.metric, k.name, k.family, k.policy_id as "policyId", k.state, k.calendar_id as "calendarId",
      ${momentIn("round_from")} as "roundFrom", ${momentIn("started_at")} as "startedAt", ${momentIn("due_at")} as "dueAt",
      ${momentIn("breached_at")} as "breachedAt", ${momentIn("ended_at")} as "endedAt",
      k.duration_ms::float8 as "targetMs", k.used_ms::float8 as "usedMs"
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and k.policy_id is not null
    and k.ended_at is not null
    and k.ended_as <> 'REPLACED'
    order by k.case_id, k.id`);
}

/** In milliseconds since 1970. */
function momentIn(column: string): Sql {
  return trusted(`round(date_part('epoch', k.${column}) * 1000)`);
}

async function goingClocks(
  ctx: Context,
  caseIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, readonly RunningClock[]>> {
  const rows = await ctx.db.rows<Clock>(sql`
    select ${columnsOf(CLOCKS, "k")}
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and k.policy_id is not null
    and k.ended_at is null
    order by k.case_id, k.id`);
  const byCase = new Map<Uuid, RunningClock[]>();
  for (const row of rows) {
    const known = byCase.get(row.caseId);
    if (known) known.push(runningClock(row));
    else byCase.set(row.caseId, [runningClock(row)]);
  }
  return byCase;
}
