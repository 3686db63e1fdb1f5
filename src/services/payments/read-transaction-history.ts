import { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { InnerListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listWithin } from "../access/reads";
import { readableTransactions } from "./transaction-policy";

const history = table(TransactionHistoryEntry);

/** Every step of each of these transactions, in the order in which they became known. */
export const historyOfTransactions = listWithin(
  { name: "transaction:history", permission: "transaction:read" },
  ofTransaction,
);

function ofTransaction(ctx: Context): InnerListSpec<TransactionHistoryEntry> {
  return {
    name: "transaction.history",
    table: history,
    alias: "h",
    from: sql`
      transaction_history h
      join transactions t on t.workspace_id = h.workspace_id and t.id = h.transaction_id`,
    where: [readableTransactions(ctx), ctx.inWorkspace("h")],
    key: { column: "h.created_at", type: "timestamptz" },
    id: "h.id",
    descending: false,
    parent: "h.transaction_id",
  };
}
