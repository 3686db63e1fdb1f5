import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { DecidedClock } from "../facts/facts-of-clock";
import { readCaseHistories } from "./read-case-histories";

type Row = Omit<DecidedClock, "history"> & { readonly caseId: Uuid };

/**
 * Those of these clocks that are met or breached, with who had their cases when: of others nothing counts. A
 * breach costs what it cost when the time was over; where no revision counted as early, what the first that did says.
 */
export async function readDecidedClocks(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<readonly DecidedClock[]> {
  const clocks = await ctx.db.rows<Row>(sql`
    select k.id, k.case_id as "caseId", k.metric, k.policy_id as "policyId", k.breached_at as "breachedAt",
      k.ended_at as "endedAt", k.ended_as as "endedAs",
      case when k.ended_as = 'MET' and k.breached_at is not null then k.used_ms - (
        select ch.used_ms
        from clock_changes ch
        where ${ctx.inWorkspace("ch")}
        and ch.clock_id = k.id
        and ch.kind = 'BREACHED'
        order by ch.clock_version desc
        limit 1) end as "overrunMs",
      case when k.breached_at is not null then (
        select target -> 'breachCost'
        from (
          select r.spec
          from sla_policy_revisions r
          where ${ctx.inWorkspace("r")}
          and r.policy_id = k.policy_id
          and r.revision <= k.policy_revision
          order by r.effective_from <= k.breached_at desc, r.revision desc
          limit 1) counting
        cross join jsonb_array_elements(counting.spec -> 'targets') target
        where target ->> 'metric' = k.metric
        and target ->> 'name' is not distinct from k.name
        limit 1) end as "breachCost"
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.id = any(${ids}::uuid[])
    and (k.breached_at is not null or k.ended_as = 'MET')`);
  if (clocks.length === 0) return [];
  const caseIds = [...new Set(clocks.map(({ caseId }) => caseId))];
  const histories = await readCaseHistories(ctx, caseIds, ["STATE_CHANGED", "ASSIGNMENT_CHANGED"]);
  const byCase = new Map(histories.map((history) => [history.case.id, history]));
  return clocks.flatMap((clock) => {
    const history = byCase.get(clock.caseId);
    return history ? [{ ...clock, history }] : [];
  });
}
