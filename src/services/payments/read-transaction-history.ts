import { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import { countRowsOf, readPages, type ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleTransactions } from "./transaction-policy";

const history = table(TransactionHistoryEntry);

/** Every step of each of these transactions, in the order in which they became known. */
export const historyOfTransactions = query(
  { name: "transaction:history", permission: "transaction:read" },
  (ctx: Context, { ids, args }: { readonly ids: readonly Uuid[]; readonly args: PageArguments }) =>
    readPages<TransactionHistoryEntry>(ctx, historyList(ctx), pageRequest(args), ids),
);

export const countHistoryOfTransactions = query(
  { name: "transaction:countHistory", permission: "transaction:read" },
  (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }) => countRowsOf(ctx, historyList(ctx), ids),
);

function historyList(ctx: Context): ListSpec & { readonly parent: string } {
  return {
    name: "transaction.history",
    columns: columnsOf(history, "h"),
    from: sql`
      transaction_history h
      join transactions t on t.workspace_id = h.workspace_id and t.id = h.transaction_id`,
    where: [visibleTransactions(ctx), ctx.inWorkspace("h")],
    key: { column: "h.created_at", type: "timestamptz" },
    id: "h.id",
    descending: false,
    parent: "h.transaction_id",
  };
}
