import type { SurveyInvitation } from "../../../entities/feedback/survey-invitation.entity";
import type { SurveyKind } from "../../../entities/feedback/survey-enums";
import { sql } from "../../../kernel/database/sql";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { EventCatalog } from "../../events/event-catalog";
import type { Aggregate } from "../../events/record-event";
import "../feedback-events";

/** Which survey, and which of its versions: what every event of an invitation tells. */
export interface VersionTold {
  readonly kind: SurveyKind;
  readonly number: number;
}

/** By the id of the version. */
export async function versionsTold(
  ctx: Context,
  versionIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, VersionTold>> {
  const rows = await ctx.db.rows<VersionTold & { id: Uuid }>(sql`
    select v.id, v.number, s.kind
    from survey_versions v
    join surveys s on s.workspace_id = v.workspace_id and s.id = v.survey_id
    where ${ctx.inWorkspace("v")}
    and v.id = any(${versionIds}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

type AskedAbout = EventCatalog["survey.invitation_expired"];

/** Of whom, of what, by which survey. */
export function askedAbout(
  invitation: Pick<
    SurveyInvitation,
    "id" | "surveyId" | "customerId" | "caseId" | "transactionId" | "memberId" | "teamId" | "channel"
  >,
  { kind, number }: VersionTold,
): AskedAbout {
  const { caseId, transactionId, memberId, teamId, channel } = invitation;
  return {
    invitationId: publicId("invite", invitation.id),
    surveyId: publicId("survey", invitation.surveyId),
    surveyVersion: number,
    kind,
    customerId: publicId("cust", invitation.customerId),
    caseId: caseId && publicId("case", caseId),
    transactionId: transactionId && publicId("txn", transactionId),
    memberId: memberId && publicId("mem", memberId),
    teamId: teamId && publicId("team", teamId),
    channel,
  };
}

export function invitationAggregate({ id, version }: Pick<SurveyInvitation, "id" | "version">): Aggregate {
  return { type: "surveyInvitation", id, version };
}
