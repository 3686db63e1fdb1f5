import { CaseMerge } from "../../../entities/cases/case-merge.entity";
import { CaseState } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { InvalidError, LimitError } from "../../../kernel/errors";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { linkInsertion, MAX_LINKS } from "../links/case-links";
import { CaseClosedError } from "../case-refusals";
import { lockTwoCases } from "./lock-cases";
import { assertSameParties } from "../parties/same-parties";
import { joinReads } from "../reading/carry-reads";
import { stepCase } from "../step-case";
import { tellRemovals } from "../messages/tell-removal";
import { refuseMerged } from "./refuse-merged";
import { maskJoinedNumbers } from "./mask-joined-numbers";

const merges = table(CaseMerge);

/** Of one case that is merged, at most: they move in one statement. */
const MOST_MESSAGES = 5_000;

export interface MergeCasesInput {
  readonly caseId: Uuid;
  readonly intoCaseId: Uuid;
  readonly expectedVersion?: number | null;
}

interface MergedCases {
  readonly case: Case;
  readonly mergedCase: Case;
  /** Of numbers that were written in parts, some in the one case and some in the other. */
  readonly redactions: readonly Redaction[];
}

/**
 * Merges a case into another: its messages and notes go there, its transactions are linked there too, and it is
 * closed as a duplicate. Its own timeline stays with it.
 */
export const mergeCases = command(
  { name: "case:merge", permission: "case:write" },
  async (ctx: Context, input: MergeCasesInput): Promise<MergedCases> => {
    if (input.caseId === input.intoCaseId)
      throw new InvalidError("intoCaseId", "A case cannot be merged into itself.");
    const [held, into] = await lockTwoCases(
      ctx,
      { id: input.caseId, field: "caseId", expectedVersion: input.expectedVersion },
      { id: input.intoCaseId, field: "intoCaseId" },
    );
    await refuseMerged(ctx, held);
    await refuseMerged(ctx, into, "intoCaseId");
    if (into.state === CaseState.CLOSED) throw new CaseClosedError("intoCaseId");
    if (held.customerId !== into.customerId)
      throw new InvalidError(
        "intoCaseId",
        "These are the cases of two customers: one would read the other's. If they are one, merge them first, with mergeCustomers.",
      );
    await assertSameParties(ctx, held, into);
    const messageIds = await messagesOf(ctx, held.id);
    const transactionIds = await newTransactionsFor(ctx, held.id, into.id);
    const { removals, redactions } = await maskJoinedNumbers(ctx, held.id, into.id);
    joinReads(ctx, held.id, into.id);
    const [received, mergedCase] = moved(ctx, held, into, { messageIds, transactionIds });
    return { case: tellRemovals(ctx, received, removals), mergedCase, redactions };
  },
);

async function messagesOf(ctx: Context, caseId: Uuid): Promise<readonly Uuid[]> {
  const rows = await ctx.db.rows<{ id: Uuid }>(sql`
    select id
    from case_messages
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    order by sent_at, id
    limit ${MOST_MESSAGES + 1}`);
  if (rows.length > MOST_MESSAGES)
    throw new LimitError(`A case of more than ${MOST_MESSAGES} messages cannot be merged into another.`);
  return rows.map(({ id }) => id);
}

/** The transactions that the one case is about, and the other is not yet. */
async function newTransactionsFor(ctx: Context, caseId: Uuid, intoId: Uuid): Promise<readonly Uuid[]> {
  const rows = await ctx.db.rows<{ id: Uuid; isKnown: boolean }>(sql`
    select ct.transaction_id as id, bool_or(ct.case_id = ${intoId}) as "isKnown"
    from case_transactions ct
    where ${ctx.inWorkspace("ct")}
    and ct.case_id = any(${[caseId, intoId]}::uuid[])
    group by ct.transaction_id
    order by min(ct.created_at), ct.transaction_id`);
  if (rows.length > MAX_LINKS) throw new LimitError(`A case is about ${MAX_LINKS} transactions at most.`);
  return rows.filter(({ isKnown }) => !isKnown).map(({ id }) => id);
}

function moved(
  ctx: Context,
  held: Case,
  into: Case,
  { messageIds, transactionIds }: Pick<CaseMerge, "messageIds" | "transactionIds">,
): readonly [received: Case, merged: Case] {
  const [caseId, intoCaseId] = [publicId("case", held.id), publicId("case", into.id)];
  const { state, stateReason, resolvedAt, closedAt, snoozedAt, snoozedUntil } = held;
  const merge = {
    id: ctx.newId(),
    caseId: held.id,
    intoId: into.id,
    ...{ state, stateReason, resolvedAt, closedAt, snoozedAt, snoozedUntil },
    messageIds,
    transactionIds,
    undoneAt: null,
  };
  const mergedCase = stepCase(ctx, held, {
    change: {
      state: CaseState.CLOSED,
      stateReason: "DUPLICATE",
      closedAt: closedAt ?? ctx.now(),
      mergedIntoId: into.id,
      snoozedAt: null,
      snoozedUntil: null,
    },
    entries: [
      ...(state === CaseState.CLOSED
        ? []
        : [
            {
              kind: "STATE_CHANGED",
              fromState: state,
              toState: CaseState.CLOSED,
              reason: "DUPLICATE",
            } as const,
          ]),
      { kind: "MERGED", otherCaseId: into.id },
    ],
    event: { type: "case.merged", payload: { caseId, intoCaseId, from: state } },
    insertion: insertion(ctx, merges, [merge]),
  });
  if (transactionIds.length > 0) ctx.db.write(linkInsertion(ctx, into.id, transactionIds));
  const received = stepCase(ctx, into, {
    change: { lastMessageAt: latest(held.lastMessageAt, into.lastMessageAt) },
    entries: [{ kind: "MERGE_RECEIVED", otherCaseId: held.id, messageCount: messageIds.length }],
    event: {
      type: "case.merge_received",
      payload: {
        caseId: intoCaseId,
        mergedCaseId: caseId,
        messageIds: messageIds.map((id) => publicId("msg", id)),
      },
    },
    insertion: sql`
      update case_messages
      set case_id = ${into.id}
      where ${ctx.inWorkspace()}
      and case_id = ${held.id}`,
  });
  return [received, mergedCase];
}

function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
