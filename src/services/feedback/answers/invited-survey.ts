import { InvitationState } from "../../../entities/feedback/survey-enums";
import type { SurveyAnswer } from "../../../entities/feedback/survey-answer.entity";
import type { SurveyInvitation } from "../../../entities/feedback/survey-invitation.entity";
import type { SurveyVersion } from "../../../entities/feedback/survey-version.entity";
import type { Survey } from "../../../entities/feedback/survey.entity";
import { firstRow } from "../../../kernel/database/database";
import { NOTHING, sql, type Sql } from "../../../kernel/database/sql";
import { findRow } from "../../../kernel/database/store";
import { columnsOf } from "../../../kernel/database/table";
import { ErrorCode, invariant, Refusal } from "../../../kernel/errors";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { ForeignLinkError } from "../invitations/link-token";
import { INVITATIONS } from "../invitations/read-invitations";
import { SURVEYS, VERSIONS } from "../surveys/read-surveys";
import { ANSWERS } from "./read-answers";

/** Why there is nothing to answer any more. */
export type LinkEnd = "EXPIRED" | "CANCELLED" | "ANSWERED";

const WHY: Readonly<Record<LinkEnd, string>> = {
  EXPIRED: "This link has expired: the time to answer is over.",
  CANCELLED: "This link is not good any more: the question was withdrawn.",
  ANSWERED: "This link was used: the answer is given, and the time to change it is over.",
};

/** A link that was good once. */
export class SurveyLinkEndedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["token"];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(reason: LinkEnd) {
    super(WHY[reason]);
    this.details = { reason };
  }
}

/** An invitation with all that it takes to show and to answer it. */
export interface InvitedSurvey {
  readonly invitation: SurveyInvitation;
  readonly survey: Survey;
  readonly version: SurveyVersion;
  readonly answer: SurveyAnswer | null;
}

const TOKEN = ["token"];

/** The invitation of a link. Whoever signed in as a customer answers for itself alone, whatever links it has. */
export async function linkedInvitation(
  ctx: Context,
  invitationId: Uuid,
  lock: Sql = NOTHING,
): Promise<SurveyInvitation> {
  const invitation = await findRow(ctx, INVITATIONS, invitationId, lock);
  const { actor } = ctx;
  if (!invitation || (actor.kind === "customer" && actor.id !== invitation.customerId))
    throw new ForeignLinkError(TOKEN);
  return invitation;
}

export async function invitedSurvey(ctx: Context, invitation: SurveyInvitation): Promise<InvitedSurvey> {
  const [survey, version, answer] = await Promise.all([
    findRow(ctx, SURVEYS, invitation.surveyId),
    findRow(ctx, VERSIONS, invitation.versionId),
    firstRow<SurveyAnswer>(
      ctx.db,
      sql`
      select ${columnsOf(ANSWERS)} from survey_answers
      where ${ctx.inWorkspace()} and invitation_id = ${invitation.id}`,
    ),
  ]);
  invariant(survey && version, "an invitation is of no survey");
  return { invitation, survey, version, answer };
}

/** Until when it may be answered, or the answer changed; null where it may not be at all. */
export function openUntil({ invitation, survey, answer }: InvitedSurvey): Instant | null {
  if (answer?.completedAt) return plusSeconds(answer.completedAt, survey.changeMinutes * 60);
  const { state, expiresAt } = invitation;
  return state === InvitationState.SENT || state === InvitationState.ANSWERED ? expiresAt : null;
}

/** Why it may not be answered at present; null where it may. */
export function endOf(invited: InvitedSurvey, now: Instant): LinkEnd | null {
  const until = openUntil(invited);
  if (until !== null && now < until) return null;
  if (invited.answer?.completedAt) return "ANSWERED";
  return invited.invitation.state === InvitationState.CANCELLED ? "CANCELLED" : "EXPIRED";
}
