import { Transaction } from "../../../entities/payments/transaction.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { transactionsById } from "../../payments/read-transactions";
import { readableTransactions } from "../../payments/transaction-policy";
import { visibleLinks } from "../case-policy";

const transactions = table(Transaction);

/**
 * The transactions that each of these cases is about, each once, in the order of linking. One that was merged into
 * another stands for that other, which is read only where it happened.
 */
export const transactionsOfCases = query(
  { name: "case:transactions", permission: "transaction:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Transaction[]>> => {
    const rows = await ctx.db.rows<Linked>(sql`
      select ${columnsOf(transactions, "t", wanted)}, ct.case_id as "caseId", t.merged_into_id as "standsFor"
      from case_transactions ct
      join transactions t on t.workspace_id = ct.workspace_id and t.id = ct.transaction_id
      where ${visibleLinks(ctx)}
      and ct.case_id = any(${ids}::uuid[])
      and ${ctx.inWorkspace("t")}
      and (t.merged_into_id is not null or ${readableTransactions(ctx)})
      order by ct.created_at, t.id`);
    const survivors = await survivorsOf(ctx, rows, wanted);
    const byCase = new Map(ids.map((id) => [id, new Map<Uuid, Transaction>()]));
    for (const row of rows)
      keepFirst(byCase.get(row.caseId), row.standsFor === null ? row : survivors.get(row.standsFor));
    return new Map([...byCase].map(([id, ofCase]) => [id, [...ofCase.values()]]));
  },
);

type Linked = Transaction & { readonly caseId: Uuid; readonly standsFor: Uuid | null };

async function survivorsOf(
  ctx: Context,
  rows: readonly Linked[],
  wanted: Batch<null>["wanted"],
): Promise<ReadonlyMap<Uuid, Transaction>> {
  const ids = [...new Set(rows.flatMap(({ standsFor }) => standsFor ?? []))];
  return ids.length === 0 ? new Map() : transactionsById.body(ctx, { ids, args: null, wanted });
}

/** Two that turned out to be one are linked once, since the first of them was. */
function keepFirst(ofCase: Map<Uuid, Transaction> | undefined, row: Transaction | undefined): void {
  if (ofCase && row && !ofCase.has(row.id)) ofCase.set(row.id, row);
}
