import type { TimelineEntryKind } from "../../../entities/cases/timeline-entry-kind";
import { NOTHING, sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { CaseHistory, CountedCase, HistoryEntry } from "../facts/case-history";

/** These cases with all that happened to them, or with so much of it as is asked for. */
export async function readCaseHistories(
  ctx: Context,
  ids: readonly Uuid[],
  kinds: readonly TimelineEntryKind[] | null = null,
): Promise<readonly CaseHistory[]> {
  const [cases, entries] = await Promise.all([
    ctx.db.rows<CountedCase>(sql`
      select c.id, c.created_at as "createdAt", c.channel, c.kind, c.priority, c.tags, c.team_id as "teamId",
        c.member_id as "memberId", c.state
      from cases c
      where ${ctx.inWorkspace("c")}
      and c.id = any(${ids}::uuid[])`),
    ctx.db.rows<HistoryEntry>(sql`
      select e.case_id as "caseId", e.case_version as version, e.kind, e.actor_kind as "actorKind",
        e.actor_id as "actorId", e.occurred_at as "occurredAt",
        case when e.kind in ('STATE_CHANGED', 'ASSIGNMENT_CHANGED') then e.detail end as detail,
        m.direction, m.visibility, m.sent_at as "sentAt", m.author_kind as "authorKind", m.author_id as "authorId",
        m.is_automatic as "isAutomatic"
      from case_timeline_entries e
      left join case_messages m
        on m.workspace_id = e.workspace_id and m.id = e.message_id and e.kind = 'MESSAGE'
      where ${ctx.inWorkspace("e")}
      and e.case_id = any(${ids}::uuid[])
      ${kinds === null ? NOTHING : sql`and e.kind = any(${kinds}::text[])`}
      order by e.case_id, e.case_version, e.id`),
  ]);
  const byCase = new Map<Uuid, HistoryEntry[]>(cases.map(({ id }) => [id, []]));
  for (const entry of entries) byCase.get(entry.caseId)?.push(entry);
  return cases.map((counted) => ({ case: counted, entries: byCase.get(counted.id) ?? [] }));
}
