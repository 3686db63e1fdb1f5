import { CaseMerge } from "../../../entities/cases/case-merge.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { ErrorCode, NotFoundError, Refusal } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { CaseMergedError } from "../case-refusals";
import { lastMessageAt } from "../messages/last-message-at";
import { lockTwoCases } from "./lock-cases";
import { casesById } from "../read-cases";
import { copyReads } from "../reading/carry-reads";
import { stepCase } from "../step-case";
import { SECONDS_TO_UNDO, standingCaseId } from "./refuse-merged";
import { snoozeToRestore } from "./snooze-to-restore";

const merges = table(CaseMerge);

export interface UndoMergeInput {
  /** The case that was merged into another. */
  readonly caseId: Uuid;
}

const NOT_MERGED = "This case is not merged into another.";

class NothingToUndoError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["caseId"];
}

/**
 * Takes a case out of the one it was merged into, as it was before: its messages come back, but for those that
 * have been split off since, and the transactions that came with it go.
 */
export const undoMerge = command(
  { name: "case:undoMerge", permission: "case:write" },
  async (ctx: Context, { caseId }: UndoMergeInput): Promise<{ case: Case; otherCase: Case }> => {
    const merged = (await casesById.body(ctx, { ids: [caseId], args: null })).get(caseId);
    if (!merged) throw new NotFoundError("case", ["caseId"]);
    if (!merged.mergedIntoId) throw new NothingToUndoError(NOT_MERGED);
    const [held, into] = await lockTwoCases(
      ctx,
      { id: caseId, field: "caseId" },
      { id: merged.mergedIntoId, field: "caseId" },
    );
    // Now that both are held: somebody may have undone it meanwhile, or merged it elsewhere.
    const merge = await standingMerge(ctx, held, into);
    if (into.mergedIntoId) throw new CaseMergedError(await standingCaseId(ctx, into));
    if (plusSeconds(merge.createdAt, SECONDS_TO_UNDO) < ctx.now())
      throw new NothingToUndoError("A merge can be undone for a day, and this one is older.");
    return undone(ctx, held, into, merge);
  },
);

async function standingMerge(ctx: Context, held: Case, into: Case): Promise<CaseMerge> {
  const merge = await firstRow<CaseMerge>(
    ctx.db,
    sql`
    select ${columnsOf(merges)}
    from case_merges
    where ${ctx.inWorkspace()}
    and case_id = ${held.id}
    and into_id = ${into.id}
    and undone_at is null`,
  );
  if (!merge) throw new NothingToUndoError(NOT_MERGED);
  return merge;
}

async function undone(
  ctx: Context,
  held: Case,
  into: Case,
  merge: CaseMerge,
): Promise<{ case: Case; otherCase: Case }> {
  const { id, state, stateReason, resolvedAt, closedAt, messageIds, transactionIds } = merge;
  await ctx.db.rows(sql`
    update case_messages
    set case_id = ${held.id}
    where ${ctx.inWorkspace()}
    and case_id = ${into.id}
    and id = any(${messageIds}::uuid[])`);
  copyReads(ctx, into.id, held.id);
  const [ownLast, othersLast] = [await lastMessageAt(ctx, held.id), await lastMessageAt(ctx, into.id)];
  const snooze = await snoozeToRestore(ctx, merge);
  const [caseId, otherCaseId] = [publicId("case", held.id), publicId("case", into.id)];
  const restored = stepCase(ctx, held, {
    change: {
      state,
      stateReason,
      resolvedAt,
      closedAt,
      mergedIntoId: null,
      lastMessageAt: ownLast,
      ...snooze,
    },
    entries: [
      ...(state === held.state
        ? []
        : [{ kind: "STATE_CHANGED", fromState: held.state, toState: state, reason: "MISTAKE" } as const]),
      { kind: "MERGE_UNDONE", otherCaseId: into.id },
      ...(snooze ? [{ kind: "SNOOZED", until: snooze.snoozedUntil } as const] : []),
    ],
    event: {
      type: "case.merge_undone",
      payload: { caseId, otherCaseId, state, snooze: snooze && published(snooze) },
    },
    insertion: sql`
      update case_merges
      set undone_at = ${ctx.now()}
      where ${ctx.inWorkspace()}
      and id = ${id}`,
  });
  const otherCase = stepCase(ctx, into, {
    change: { lastMessageAt: othersLast },
    entries: [{ kind: "MERGE_UNDONE", otherCaseId: held.id }],
    event: {
      type: "case.merge_undone",
      payload: {
        caseId: otherCaseId,
        otherCaseId: caseId,
        state: into.state,
        snooze: into.snoozedAt === null ? null : published(into),
      },
    },
    deletion: sql`
      delete from case_transactions
      where ${ctx.inWorkspace()}
      and case_id = ${into.id}
      and transaction_id = any(${transactionIds}::uuid[])`,
  });
  return { case: restored, otherCase };
}

function published({ snoozedUntil }: Pick<Case, "snoozedUntil">): { readonly until: Instant | null } {
  return { until: snoozedUntil };
}
