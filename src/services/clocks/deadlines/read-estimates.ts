import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { visibleEntries } from "../../cases/case-policy";

/** What became of what the customer was told. */
export const EstimateOutcome = {
  PENDING: "PENDING",
  KEPT: "KEPT",
  MISSED: "MISSED",
  WITHDRAWN: "WITHDRAWN",
} as const;
export type EstimateOutcome = (typeof EstimateOutcome)[keyof typeof EstimateOutcome];

export interface EstimateRevision {
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string | null;
}

/** By when a case will be resolved, as its customer was told. */
export interface SeenEstimate {
  readonly at: Instant;
  readonly promisedAt: Instant;
  readonly firstPromisedFor: Instant;
  readonly revisions: readonly EstimateRevision[];
  readonly outcome: EstimateOutcome;
  readonly keptFirstPromise: boolean | null;
}

/** Of more, the latest are told. */
export const MAX_REVISIONS = 25;

interface Told extends Omit<EstimateRevision, "from"> {
  readonly caseId: Uuid;
  readonly from: Instant | null;
}

type End = Pick<Clock, "caseId" | "breachedAt" | "dueAt" | "endedAt" | "endedAs">;

/** What the customers of these cases were told; of those alone that the caller may see. */
export const estimatesOfCases = query(
  { name: "case:estimates", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, SeenEstimate>> => {
    const told = await toldOf(ctx, ids);
    const caseIds = [...new Set(told.map(({ caseId }) => caseId))];
    if (caseIds.length === 0) return new Map();
    const ends = new Map((await endsOf(ctx, caseIds)).map((end) => [end.caseId, end]));
    return new Map(
      caseIds.flatMap((id) => {
        const end = ends.get(id);
        const ofCase = told.filter(({ caseId }) => caseId === id);
        return end ? [[id, estimate(ofCase, end, ctx.now())] as const] : [];
      }),
    );
  },
);

function toldOf(ctx: Context, ids: readonly Uuid[]): Promise<readonly Told[]> {
  return ctx.db.rows<Told>(sql`
    select e.case_id as "caseId", e.occurred_at as at, e.detail ->> 'fromInstant' as "from",
      e.detail ->> 'toInstant' as "to", e.detail ->> 'estimateReason' as reason
    from case_timeline_entries e
    where ${visibleEntries(ctx)}
    and e.case_id = any(${ids}::uuid[])
    and e.kind = 'RESOLUTION_ESTIMATED'
    order by e.case_id, e.case_version, e.id`);
}

/** How the last clock of each stands. The caller sees the cases: customers read of these clocks what is told here. */
function endsOf(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly End[]> {
  return ctx.db.rows<End>(sql`
    select distinct on (k.case_id) k.case_id as "caseId", k.breached_at as "breachedAt", k.due_at as "dueAt",
      k.ended_at as "endedAt", k.ended_as as "endedAs"
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and k.metric = 'ESTIMATED_RESOLUTION'
    order by k.case_id, k.id desc`);
}

/** A promise after the case was taken up again begins anew. */
function estimate(told: readonly Told[], end: End, now: Instant): SeenEstimate {
  const beginning = told.findLastIndex(({ from }) => from === null);
  const [first, ...later] = told.slice(Math.max(beginning, 0)) as [Told, ...Told[]];
  const last = later.at(-1) ?? first;
  const revisions = later.map(({ at, from, to, reason }) => ({ at, from: from ?? first.to, to, reason }));
  const outcome = outcomeOf(end, last.to, now);
  return {
    at: last.to,
    promisedAt: first.at,
    firstPromisedFor: first.to,
    revisions: revisions.slice(-MAX_REVISIONS),
    outcome,
    keptFirstPromise: keptFirst(end, first.to, now),
  };
}

function outcomeOf({ breachedAt, endedAs }: End, promised: Instant, now: Instant): EstimateOutcome {
  if (breachedAt !== null) return EstimateOutcome.MISSED;
  if (endedAs === "MET") return EstimateOutcome.KEPT;
  if (endedAs !== null) return EstimateOutcome.WITHDRAWN;
  return promised < now ? EstimateOutcome.MISSED : EstimateOutcome.PENDING;
}

/** Null while that is open, and where the case ended otherwise before. */
function keptFirst({ endedAt, endedAs }: End, promised: Instant, now: Instant): boolean | null {
  if ((endedAt ?? now) > promised) return false;
  return endedAs === "MET" ? true : null;
}
