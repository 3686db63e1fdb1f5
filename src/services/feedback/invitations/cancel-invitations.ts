import { CancelReason, InvitationState } from "../../../entities/feedback/survey-enums";
import type { SurveyInvitation } from "../../../entities/feedback/survey-invitation.entity";
import { sql } from "../../../kernel/database/sql";
import { lockRow, updateRow } from "../../../kernel/database/store";
import { columnsOf } from "../../../kernel/database/table";
import { IllegalStateError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import { CASE_TRIGGERS } from "./occasions";
import { askedAbout, invitationAggregate, versionsTold, type VersionTold } from "./told-of-invitation";
import { INVITATIONS } from "./read-invitations";

export interface CancelSurveyInvitationInput {
  readonly invitationId: Uuid;
  readonly expectedVersion?: number | null;
}

/** Lets a customer not be asked after all, or not answer any more. */
export const cancelSurveyInvitation = command(
  { name: "survey:cancelInvitation", permission: "survey:write" },
  async (
    ctx: Context,
    { invitationId, expectedVersion }: CancelSurveyInvitationInput,
  ): Promise<{ readonly invitation: SurveyInvitation }> => {
    const known = await lockRow(ctx, INVITATIONS, "invitation", invitationId, expectedVersion);
    if (known.nextAt === null) throw new IllegalStateError("invitation", known.state, "CANCELLED", []);
    const told = await versionsTold(ctx, [known.versionId]);
    const invitation = await updateRow(ctx, INVITATIONS, known.id, {
      state: InvitationState.CANCELLED,
      cancelReason: CancelReason.STAFF,
      nextAt: null,
    });
    tellCancelled(ctx, invitation, told);
    return { invitation };
  },
);

/** What was planned to be asked about these cases is not asked: they are worked on again. */
export async function cancelPlannedOfCases(ctx: Context, caseIds: readonly Uuid[]): Promise<void> {
  const cancelled = await ctx.db.rows<SurveyInvitation>(sql`
    update survey_invitations
    set state = 'CANCELLED', cancel_reason = ${CancelReason.CASE_REOPENED}, next_at = null,
      version = version + 1, updated_at = ${ctx.now()}
    where ${ctx.inWorkspace()}
    and case_id = any(${caseIds}::uuid[])
    and state = 'PLANNED'
    and trigger = any(${CASE_TRIGGERS}::text[])
    returning ${columnsOf(INVITATIONS)}`);
  if (cancelled.length === 0) return;
  const told = await versionsTold(
    ctx,
    cancelled.map(({ versionId }) => versionId),
  );
  for (const invitation of cancelled) tellCancelled(ctx, invitation, told);
}

/** Tells of an invitation that is cancelled by now. */
export function tellCancelled(
  ctx: Context,
  invitation: SurveyInvitation,
  versions: ReadonlyMap<Uuid, VersionTold>,
): void {
  const version = versions.get(invitation.versionId);
  if (!version || invitation.cancelReason === null) return;
  const payload = { ...askedAbout(invitation, version), reason: invitation.cancelReason };
  recordEvent(ctx, "survey.invitation_cancelled", invitationAggregate(invitation), payload);
}
