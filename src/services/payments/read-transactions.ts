import { Transaction } from "../../entities/payments/transaction.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Batch } from "../../kernel/reads";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { readableTransactions } from "./transaction-policy";

const transactions = table(Transaction);

/**
 * Of a row that was merged into another, the other one: an id that was once given out stays good. Under row-level
 * security PostgreSQL holds `coalesce` for a function that may leak, and walks the whole table instead of the index;
 * of `case` it knows better.
 */
const STANDING = sql`
  from transactions asked
  join transactions t on t.workspace_id = asked.workspace_id
  and t.id = case when asked.merged_into_id is null then asked.id else asked.merged_into_id end`;

/** The transaction of this id, or null when the caller may see none. */
export const findTransaction = query(
  { name: "transaction:find", permission: "transaction:read" },
  (ctx: Context, { id }: { readonly id: Uuid }): Promise<Transaction | null> =>
    firstRow(
      ctx.db,
      sql`select ${columnsOf(transactions, "t")} ${STANDING} where ${readableTransactions(ctx)} and asked.id = ${id}`,
    ),
);

/** The transactions of these ids that the caller may see. */
export const transactionsById = query(
  { name: "transaction:byId", permission: "transaction:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, Transaction>> => {
    const rows = await ctx.db.rows<Transaction & { readonly askedId: Uuid }>(sql`
      select ${columnsOf(transactions, "t", wanted)}, asked.id as "askedId"
      ${STANDING}
      where ${readableTransactions(ctx)}
      and asked.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.askedId, row]));
  },
);
