import { CaseRead } from "../../../entities/cases/case-read.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockCase } from "../lock-case";
import { arrivalOf } from "./arrival-of-message";
import { readingMember, type ReadingInput } from "./reading-member";

const reads = table(CaseRead);

export interface MarkCaseReadInput extends ReadingInput {
  readonly caseId: Uuid;
  /** The last one read; everything, unless told. */
  readonly upToMessageId?: Uuid | null;
}

/**
 * Says that a member has read a case, up to a message or all of it. Never less than it had read before, so that
 * two screens may say it in any order. No change of the case: no version of it, and no event.
 */
export const markCaseRead = command(
  { name: "case:markRead", permission: "case:write" },
  async (ctx: Context, { caseId, upToMessageId, ...input }: MarkCaseReadInput): Promise<{ case: Case }> => {
    // Held: what is written on it at this moment is either read by the mark, or arrives behind it.
    const held = await lockCase(ctx, { caseId });
    const memberId = await readingMember(ctx, input);
    const upTo = upToMessageId == null ? null : await arrivalOf(ctx, held.id, upToMessageId, "upToMessageId");
    const readUpTo = upTo ?? lastArrival(ctx, held.id);
    ctx.db.write(sql`
      ${insertion<CaseRead>(ctx, reads, [{ id: ctx.newId(), caseId: held.id, memberId, readUpTo }])}
      on conflict on constraint case_reads_by_member
      do update set read_up_to = greatest(case_reads.read_up_to, excluded.read_up_to)`);
    return { case: held };
  },
);

function lastArrival({ inWorkspace }: Context, caseId: Uuid): Sql {
  return sql`(
    select greatest(max(m.arrival), 0)
    from case_messages m
    where ${inWorkspace("m")}
    and m.case_id = ${caseId})`;
}
