import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { CountedInvitation } from "../facts/facts-of-invitation";

/** These invitations with what was answered, and with the cases that they ask about. */
export function readCountedInvitations(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<readonly CountedInvitation[]> {
  return ctx.db.rows<CountedInvitation>(sql`
    select i.id, i.survey_id as survey, i.sent_at as "sentAt", i.case_id as "caseId", i.team_id as team,
      i.member_id as member, coalesce(i.channel, c.channel) as channel, c.kind, c.priority, c.tags,
      a.kind as "answerKind", a.score, a.answered_at as "answeredAt"
    from survey_invitations i
    left join survey_answers a on a.workspace_id = i.workspace_id and a.invitation_id = i.id
    left join cases c on c.workspace_id = i.workspace_id and c.id = i.case_id
    where ${ctx.inWorkspace("i")}
    and i.id = any(${ids}::uuid[])`);
}
