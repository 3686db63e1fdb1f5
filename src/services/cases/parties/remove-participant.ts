import type { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { InvalidError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { standingId } from "../../customers/standing-customer";
import { lockCase, type CaseReference } from "../lock-case";
import { participantNews } from "./participant-news";
import { participantOf } from "./read-participants";
import { stepCase } from "../step-case";

export interface RemoveParticipantInput extends CaseReference {
  readonly customerId: Uuid;
}

/** Takes a customer out of another's case: it sees nothing of it any more. Of one who is not there, no news. */
export const removeParticipant = command(
  { name: "case:removeParticipant", permission: "case:write" },
  async (
    ctx: Context,
    { customerId: named, ...reference }: RemoveParticipantInput,
  ): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, reference);
    const customerId = await standingId(ctx, named);
    if (held.customerId === customerId)
      throw new InvalidError("customerId", "The case is this customer's own, who goes on seeing it.");
    const row = await participantOf(ctx, held.id, customerId);
    if (!row) return { case: held };
    const removed = stepCase(ctx, held, {
      change: {},
      entries: [{ kind: "PARTICIPANT_REMOVED", ...participantNews(row) }],
      event: {
        type: "case.participant_removed",
        payload: {
          caseId: publicId("case", held.id),
          customerId: publicId("cust", customerId),
          role: row.role,
        },
      },
      deletion: sql`delete from case_participants where ${ctx.inWorkspace()} and id = ${row.id}`,
    });
    return { case: removed };
  },
);
