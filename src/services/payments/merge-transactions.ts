import type { Transaction } from "../../entities/payments/transaction.entity";
import { sql } from "../../kernel/database/sql";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { recordEvent } from "../events/record-event";
import "./transaction-events";
import type { TransactionColumns } from "./write-transaction";

/** What only the workspace tells, and what the twin may therefore know alone. */
const OWN_COLUMNS = [
  "payerCustomerId",
  "payeeCustomerId",
  "merchantCustomerId",
  "payerName",
  "payeeName",
  "merchantName",
  "description",
  "statementDescriptor",
] as const;

/**
 * Two that turned out to be the same become one. It happens where a report names a charge alone, as old
 * versions of a provider's API do, and comes before the report that tells whose charge it is.
 * @returns what the survivor did not know of itself
 */
export async function mergeTransactions(
  ctx: Context,
  survivor: Transaction,
  twin: Transaction,
): Promise<Partial<TransactionColumns>> {
  const moved = [sql`transaction_keys`, sql`transaction_history`];
  for (const rows of moved)
    await ctx.db.rows(
      sql`update ${rows} set transaction_id = ${survivor.id} where ${ctx.inWorkspace()} and transaction_id = ${twin.id}`,
    );
  // Also those that were merged into the twin before: one step leads to the row that stands.
  await ctx.db.rows(sql`
    update transactions
    set merged_into_id = ${survivor.id}, version = version + 1, updated_at = ${ctx.now()}
    where ${ctx.inWorkspace()}
    and (id = ${twin.id} or merged_into_id = ${twin.id})`);
  recordEvent(
    ctx,
    "transaction.merged",
    { type: "transaction", id: twin.id, version: twin.version + 1 },
    { transactionId: publicId("txn", twin.id), intoTransactionId: publicId("txn", survivor.id) },
  );
  return Object.fromEntries(
    OWN_COLUMNS.filter((name) => survivor[name] === null).map((name) => [name, twin[name]]),
  );
}
