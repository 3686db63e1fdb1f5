import type { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockCase } from "../lock-case";
import { arrivalOf } from "./arrival-of-message";
import { readingMember, type ReadingInput } from "./reading-member";

export interface MarkCaseUnreadInput extends ReadingInput {
  readonly caseId: Uuid;
  /** The first one that is not read; as if it had never been looked at, unless told. */
  readonly fromMessageId?: Uuid | null;
}

/** Makes a case unread to a member again, from a message on or as a whole. Like reading it, no change of the case. */
export const markCaseUnread = command(
  { name: "case:markUnread", permission: "case:write" },
  async (ctx: Context, { caseId, fromMessageId, ...input }: MarkCaseUnreadInput): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, { caseId });
    const memberId = await readingMember(ctx, input);
    const from = fromMessageId == null ? null : await arrivalOf(ctx, held.id, fromMessageId, "fromMessageId");
    const verb =
      from === null ? sql`delete from case_reads` : sql`update case_reads set read_up_to = ${from - 1n}`;
    const further = from === null ? sql`` : sql`and read_up_to >= ${from}`;
    ctx.db.write(sql`
      ${verb}
      where ${ctx.inWorkspace()}
      and member_id = ${memberId}
      and case_id = ${held.id} ${further}`);
    return { case: held };
  },
);
