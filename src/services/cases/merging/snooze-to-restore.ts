import type { CaseMerge } from "../../../entities/cases/case-merge.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { ActorKind } from "../../../entities/cases/message-enums";
import { sql } from "../../../kernel/database/sql";
import type { Context } from "../../access/actor";

/** The snooze that a merge ended, if it would still last had there been no merge; null for none. */
export async function snoozeToRestore(
  ctx: Context,
  merge: CaseMerge,
): Promise<Pick<Case, "snoozedAt" | "snoozedUntil"> | null> {
  const { snoozedAt, snoozedUntil } = merge;
  if (snoozedAt === null) return null;
  if (snoozedUntil !== null && snoozedUntil <= ctx.now()) return null;
  if (await hasPartyWritten(ctx, merge)) return null;
  return { snoozedAt, snoozedUntil };
}

/** Whether a party said something where it was heard since: whichever of the two it is about, it may be this one. */
async function hasPartyWritten(ctx: Context, { caseId, intoId }: CaseMerge): Promise<boolean> {
  const words = await ctx.db.rows(sql`
    select
    from case_timeline_entries t
    where ${ctx.inWorkspace("t")}
    and t.case_id = ${intoId}
    and t.kind = 'MESSAGE'
    and t.actor_kind = ${ActorKind.CUSTOMER}
    and t.case_version > (
      select max(r.case_version)
      from case_timeline_entries r
      where ${ctx.inWorkspace("r")}
      and r.case_id = ${intoId}
      and r.kind = 'MERGE_RECEIVED'
      and r.detail ->> 'otherCaseId' = ${caseId}::text)
    limit 1`);
  return words.length > 0;
}
