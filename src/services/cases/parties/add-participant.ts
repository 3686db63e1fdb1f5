import { CaseParticipant } from "../../../entities/cases/case-participant.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { ParticipantRole } from "../../../entities/cases/participant-role";
import { CustomerKind } from "../../../entities/customers/customer-enums";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { ConflictError, InvalidError, LimitError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { standingCustomer } from "../../customers/standing-customer";
import { lockCase, type CaseReference } from "../lock-case";
import { participantNews } from "./participant-news";
import { MAX_PARTICIPANTS, partyOf } from "./read-participants";
import { stepCase } from "../step-case";

const participants = table(CaseParticipant);

export interface AddParticipantInput extends CaseReference {
  readonly customerId: Uuid;
  readonly role: ParticipantRole;
}

class TakesPartOtherwiseError extends ConflictError {
  override readonly field = ["customerId"];
}

/** Brings a customer into another's case; once there in this role, bringing it again is no news. */
export const addParticipant = command(
  { name: "case:addParticipant", permission: "case:write" },
  async (ctx: Context, { role, ...input }: AddParticipantInput): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, input);
    const customer = await standingCustomer(ctx, input.customerId);
    const customerId = customer.id;
    const party = await partyOf(ctx, held, customerId);
    if (party === role) return { case: held };
    if (party === "CUSTOMER") throw new TakesPartOtherwiseError("The case is this customer's own.");
    if (party)
      throw new TakesPartOtherwiseError(
        `It takes part as ${party}; remove it first to give it another role.`,
      );
    if (role === ParticipantRole.MERCHANT && customer.kind !== CustomerKind.MERCHANT)
      throw new InvalidError("role", "Only a customer that is a merchant takes part as one.");
    if ((await participantsAt(ctx, held.id)) >= MAX_PARTICIPANTS)
      throw new LimitError(`${MAX_PARTICIPANTS} take part in a case at most, beside its customer.`);
    const row = { id: ctx.newId(), caseId: held.id, customerId, role };
    const added = stepCase(ctx, held, {
      change: {},
      entries: [{ kind: "PARTICIPANT_ADDED", ...participantNews(row) }],
      event: {
        type: "case.participant_added",
        payload: { caseId: publicId("case", held.id), customerId: publicId("cust", customerId), role },
      },
      insertion: insertion(ctx, participants, [row]),
    });
    return { case: added };
  },
);

async function participantsAt(ctx: Context, caseId: Uuid): Promise<number> {
  const [row] = await ctx.db.rows<{ count: number }>(sql`
    select count(*)::int as count from case_participants where ${ctx.inWorkspace()} and case_id = ${caseId}`);
  return row?.count ?? 0;
}
