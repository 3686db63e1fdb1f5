import type { InvitationState } from "../../../entities/feedback/survey-enums";
import { SurveyInvitation } from "../../../entities/feedback/survey-invitation.entity";
import { among } from "../../../kernel/database/among";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { listOf, readById } from "../../access/reads";
import { standingIdOf } from "../../customers/standing-customer";
import { staffOnly } from "../surveys/read-surveys";
import { linkToken } from "./link-token";

export const INVITATIONS = table(SurveyInvitation);

/** The invitations of these ids. */
export const invitationsById = readById(
  { name: "survey:invitationById", permission: "survey:read" },
  INVITATIONS,
  "i",
  (ctx) => staffOnly(ctx, "i"),
);

interface InvitationFilter {
  readonly surveyId?: Uuid | null;
  readonly customerId?: Uuid | null;
  readonly caseId?: Uuid | null;
  readonly states?: readonly InvitationState[] | null;
}

export interface InvitationListInput {
  readonly filter?: InvitationFilter | null;
}

/** The invitations of the workspace, the latest first. */
export const invitationList = listOf(
  { name: "survey:invitations", permission: "survey:read" },
  (ctx: Context, { filter }: InvitationListInput): ListSpec<SurveyInvitation> => ({
    name: "surveyInvitations",
    table: INVITATIONS,
    alias: "i",
    from: sql`survey_invitations i`,
    where: [
      staffOnly(ctx, "i"),
      ...(filter?.surveyId ? [sql`i.survey_id = ${filter.surveyId}`] : []),
      ...(filter?.customerId ? [sql`i.customer_id = ${standingIdOf(ctx, filter.customerId)}`] : []),
      ...(filter?.caseId ? [sql`i.case_id = ${filter.caseId}`] : []),
      ...(filter?.states ? [among(sql`i.state`, filter.states)] : []),
    ],
    key: { column: "i.created_at", type: "timestamptz" },
    id: "i.id",
    descending: true,
    filter,
  }),
);

export interface SurveyLink {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** What to put into the link for the customer; null where there is nothing to answer. */
export const surveyLink = query(
  { name: "survey:link", permission: "survey:link" },
  async (ctx: Context, { id }: { readonly id: Uuid }): Promise<SurveyLink | null> => {
    const invitation = await firstRow<SurveyInvitation>(
      ctx.db,
      sql`
      select ${columnsOf(INVITATIONS, "i")}
      from survey_invitations i
      where ${staffOnly(ctx, "i")}
      and i.id = ${id}
      and i.state in ('SENT', 'ANSWERED')`,
    );
    if (!invitation?.expiresAt) return null;
    const token = linkToken(ctx.secrets, { workspaceId: ctx.workspaceId, invitationId: invitation.id });
    return { token, expiresAt: invitation.expiresAt };
  },
);
