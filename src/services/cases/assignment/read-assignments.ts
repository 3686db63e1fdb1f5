import type { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Batch } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";
import type { Assignment } from "./case-assignment";
import { visibleCases } from "../case-policy";
import type { TimelineDetails } from "../record-timeline";

/** Who had a case for a while. */
export interface HeldAssignment extends Assignment {
  readonly since: Instant;
  /** Null while it goes on. */
  readonly until: Instant | null;
}

/** The latest are told, where there were more. */
export const MAX_ASSIGNMENTS = 50;

/** A case with one change of its assignment; with none, where there was none. */
interface ChangeRow extends Assignment, Pick<Case, "createdAt"> {
  readonly caseId: Uuid;
  readonly occurredAt: Instant | null;
  readonly detail: TimelineDetails["ASSIGNMENT_CHANGED"] | null;
}

/** Who had each of these cases, from when till when, as their timelines tell. When nobody had it is left out. */
export const assignmentsOfCases = query(
  { name: "case:assignments", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly HeldAssignment[]>> => {
    if (!isStaff(ctx.actor)) return new Map();
    const rows = await ctx.db.rows<ChangeRow>(sql`
      select c.id as "caseId", c.created_at as "createdAt", c.team_id as "teamId", c.member_id as "memberId",
        change.occurred_at as "occurredAt", change.detail
      from cases c
      left join lateral (
        select e.case_version, e.occurred_at, e.detail
        from case_timeline_entries e
        where ${ctx.inWorkspace("e")}
        and e.case_id = c.id
        and e.kind = 'ASSIGNMENT_CHANGED'
        order by e.case_version desc
        limit ${MAX_ASSIGNMENTS}) change on true
      where ${visibleCases(ctx)}
      and c.id = any(${ids}::uuid[])
      order by c.id, change.case_version`);
    const byCase = new Map<Uuid, ChangeRow[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCase.get(row.caseId)?.push(row);
    return new Map([...byCase].map(([id, changes]) => [id, assignmentsIn(changes)]));
  },
);

/** From one change to the next, oldest first. */
function assignmentsIn(rows: readonly ChangeRow[]): readonly HeldAssignment[] {
  const [first] = rows;
  if (!first) return [];
  const beginning = { ...atFirst(first), since: first.createdAt };
  // Then there may have been earlier changes, of which nothing was read.
  const all = rows.length < MAX_ASSIGNMENTS ? [beginning] : [];
  let now = first.createdAt;
  for (const { detail, occurredAt } of rows) {
    if (!detail || !occurredAt) continue;
    // A request that waited for the case bears the earlier time of its own beginning.
    now = occurredAt > now ? occurredAt : now;
    all.push({ teamId: detail.toTeamId, memberId: detail.toMemberId, since: now });
  }
  return all
    .map((one, index) => ({ ...one, until: all[index + 1]?.since ?? null }))
    .filter(({ teamId, memberId }) => teamId !== null || memberId !== null);
}

/** Who had it when it was opened: whoever it was first taken from, or has it still. */
function atFirst({ detail, teamId, memberId }: ChangeRow): Assignment {
  return detail ? { teamId: detail.fromTeamId, memberId: detail.fromMemberId } : { teamId, memberId };
}
