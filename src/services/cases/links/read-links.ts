import { Transaction } from "../../../entities/payments/transaction.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { readableTransactions } from "../../payments/transaction-policy";
import { visibleLinks } from "../case-policy";

const transactions = table(Transaction);

/** The transactions that each of these cases is about, each once, in the order of linking. */
export const transactionsOfCases = query(
  { name: "case:transactions", permission: "transaction:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Transaction[]>> => {
    const rows = await ctx.db.rows<Transaction & { readonly caseId: Uuid }>(sql`
      select ${columnsOf(transactions, "t", wanted)}, link.case_id as "caseId"
      from (
        select ct.workspace_id, ct.case_id, ct.transaction_id, ct.created_at
        from case_transactions ct
        where ${visibleLinks(ctx)}
        and ct.case_id = any(${ids}::uuid[])
        union all
        select ct.workspace_id, ct.case_id, merged.merged_into_id, ct.created_at
        from case_transactions ct
        join transactions merged on merged.workspace_id = ct.workspace_id and merged.id = ct.transaction_id
        where ${visibleLinks(ctx)}
        and ct.case_id = any(${ids}::uuid[])
        and merged.merged_into_id is not null) link
      join transactions t on t.workspace_id = link.workspace_id and t.id = link.transaction_id
      where ${readableTransactions(ctx)}
      order by link.created_at, t.id`);
    const byCase = new Map(ids.map((id) => [id, new Map<Uuid, Transaction>()]));
    for (const row of rows) keepFirst(byCase.get(row.caseId), row);
    return new Map([...byCase].map(([id, ofCase]) => [id, [...ofCase.values()]]));
  },
);

/** Two that turned out to be one are linked once, since the first of them was. */
function keepFirst(ofCase: Map<Uuid, Transaction> | undefined, row: Transaction): void {
  if (ofCase && !ofCase.has(row.id)) ofCase.set(row.id, row);
}
