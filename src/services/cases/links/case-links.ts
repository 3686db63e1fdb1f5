import { CaseTransaction } from "../../../entities/cases/case-transaction.entity";
import type { Transaction } from "../../../entities/payments/transaction.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { findTransaction, transactionsById } from "../../payments/read-transactions";

const caseTransactions = table(CaseTransaction);

export const MAX_LINKS = 50;

/**
 * Which case is about which transaction. One that was merged into another counts as linked to both, so
 * that a link survives the discovery that two transactions were one.
 */
export const LINKS = sql`(
  select ct.workspace_id, ct.case_id, ct.transaction_id
  from case_transactions ct
  union
  select ct.workspace_id, ct.case_id, t.merged_into_id
  from case_transactions ct
  join transactions t on t.workspace_id = ct.workspace_id and t.id = ct.transaction_id
  where t.merged_into_id is not null) link`;

/** The transaction, as it stands after any merging; refuses one that the caller may not see. */
export async function linkableTransaction(ctx: Context, id: Uuid): Promise<Transaction> {
  const transaction = await findTransaction.body(ctx, { id });
  if (!transaction) throw new NotFoundError("transaction", ["transactionId"]);
  return transaction;
}

/** The ids of these transactions, each once; refuses one that the caller may not see. */
export async function linkableIds(ctx: Context, ids: readonly Uuid[]): Promise<readonly Uuid[]> {
  if (ids.length === 0) return [];
  const found = await transactionsById.body(ctx, { ids, args: null });
  const standing = ids.map((id, index) => {
    const transaction = found.get(id);
    if (!transaction) throw new NotFoundError("transaction", ["transactionIds", String(index)]);
    return transaction.id;
  });
  const linked = [...new Set(standing)];
  if (linked.length > MAX_LINKS)
    throw new InvalidError("transactionIds", `A case is about ${MAX_LINKS} transactions at most.`);
  return linked;
}

/** How many transactions a case is about, and whether this one is among them. */
export async function linksOf(
  ctx: Context,
  caseId: Uuid,
  transactionId: Uuid,
): Promise<{ readonly count: number; readonly isLinked: boolean }> {
  const [links] = await ctx.db.rows<{ count: number; isLinked: boolean | null }>(sql`
    select count(*)::int as count, bool_or(link.transaction_id = ${transactionId}) as "isLinked"
    from ${LINKS}
    where ${ctx.inWorkspace("link")}
    and link.case_id = ${caseId}`);
  return { count: links?.count ?? 0, isLinked: links?.isLinked ?? false };
}

/** Links a case that is held. */
export function linkInsertion(ctx: Context, caseId: Uuid, transactionIds: readonly Uuid[]): Sql {
  const rows = transactionIds.map((transactionId) => ({ id: ctx.newId(), caseId, transactionId }));
  return insertion(ctx, caseTransactions, rows);
}

/** Unlinks a case that is held from the transaction and from all that were merged into it. */
export async function deleteLinks(ctx: Context, caseId: Uuid, transactionId: Uuid): Promise<number> {
  const deleted = await ctx.db.rows(sql`
    delete from case_transactions ct
    using transactions t
    where ${ctx.inWorkspace("ct")}
    and ct.case_id = ${caseId}
    and t.workspace_id = ct.workspace_id
    and t.id = ct.transaction_id
    and coalesce(t.merged_into_id, t.id) = ${transactionId}
    returning ct.id`);
  return deleted.length;
}
