import { Transaction } from "../../entities/payments/transaction.entity";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Batch } from "../../kernel/reads";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleTransactions } from "../payments/transaction-policy";
import { visibleCases } from "./case-policy";

const transactions = table(Transaction);

/** The transactions that each of these cases is about, each once, in the order of linking. */
export const transactionsOfCases = query(
  { name: "case:transactions", permission: "transaction:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Transaction[]>> => {
    const rows = await ctx.db.rows<Transaction & { readonly caseId: Uuid }>(sql`
      select ${columnsOf(transactions, "t", wanted)}, link.case_id as "caseId"
      from (
        select
          ct.workspace_id,
          ct.case_id,
          coalesce(linked.merged_into_id, linked.id) as transaction_id,
          min(ct.created_at) as linked_at
        from case_transactions ct
        join cases c on c.workspace_id = ct.workspace_id and c.id = ct.case_id
        join transactions linked on linked.workspace_id = ct.workspace_id and linked.id = ct.transaction_id
        where ${visibleCases(ctx)}
        and ct.case_id = any(${ids}::uuid[])
        group by ct.workspace_id, ct.case_id, coalesce(linked.merged_into_id, linked.id)) link
      join transactions t on t.workspace_id = link.workspace_id and t.id = link.transaction_id
      where ${visibleTransactions(ctx)}
      order by link.linked_at, t.id`);
    const byCase = new Map<Uuid, Transaction[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCase.get(row.caseId)?.push(row);
    return byCase;
  },
);
