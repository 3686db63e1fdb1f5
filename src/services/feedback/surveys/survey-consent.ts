import { SurveyOptOut } from "../../../entities/feedback/survey-opt-out.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { standingCustomer } from "../../customers/standing-customer";
import { recordEvent } from "../../events/record-event";
import "../feedback-events";

const OPT_OUTS = table(SurveyOptOut);

export interface SurveyConsentInput {
  readonly customerId: Uuid;
  readonly optedOut: boolean;
}

/** Keeps in mind that a customer does not want to be asked, or that it may be again. Safe to repeat. */
export const setSurveyConsent = command(
  { name: "survey:setConsent", permission: "customer:write" },
  async (
    ctx: Context,
    { customerId, optedOut }: SurveyConsentInput,
  ): Promise<{ readonly customerId: string; readonly optedOut: boolean }> => {
    const customer = await standingCustomer(ctx, customerId);
    await keepConsent(ctx, { customerId: customer.id, optedOut });
    return { customerId: publicId("cust", customer.id), optedOut };
  },
);

/** The same, for whoever has settled that this may be done. */
export async function keepConsent(ctx: Context, { customerId, optedOut }: SurveyConsentInput): Promise<void> {
  const written = optedOut
    ? sql`${insertion(ctx, OPT_OUTS, [{ id: ctx.newId(), customerId }])} on conflict do nothing returning id`
    : sql`delete from survey_opt_outs where ${ctx.inWorkspace()} and customer_id = ${customerId} returning id`;
  const row = await firstRow<{ id: Uuid }>(ctx.db, written);
  if (!row) return;
  const aggregate = { type: "surveyOptOut", id: row.id, version: optedOut ? 1 : 2 };
  recordEvent(ctx, "survey.consent_changed", aggregate, {
    customerId: publicId("cust", customerId),
    optedOut,
  });
}
