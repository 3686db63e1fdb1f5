import { TransactionKey } from "../../entities/payments/transaction-key.entity";
import { Transaction } from "../../entities/payments/transaction.entity";
import { sql } from "../../kernel/database/sql";
import { insertRows } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

const transactions = table(Transaction);
const transactionKeys = table(TransactionKey);

/**
 * Holds the ids at the provider until the transaction ends, so that two who meet the same new payment at once
 * do not both create it. Taken in one order by everybody: no deadlock.
 */
export async function holdTransactionKeys(
  ctx: Context,
  keys: readonly { readonly provider: string; readonly value: string }[],
): Promise<void> {
  const names = [...new Set(keys.map(({ provider, value }) => `${ctx.workspaceId} ${provider} ${value}`))];
  await ctx.db.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(key, 2)) from unnest(${names.sort()}::text[]) with ordinality held(key, n) order by n`,
  );
}

/** The transactions that go by any of these ids, oldest first, locked. More than one means: they are the same. */
export async function lockTransactionsOf(
  ctx: Context,
  provider: string,
  values: readonly string[],
): Promise<readonly Transaction[]> {
  const known = await ctx.db.rows<{ id: Uuid }>(sql`
    select distinct k.transaction_id as id
    from transaction_keys k
    where ${ctx.inWorkspace("k")}
    and k.provider = ${provider}
    and k.value = any(${values}::text[])`);
  if (known.length === 0) return [];
  const locked = await ctx.db.rows<Transaction>(sql`
    select ${columnsOf(transactions)}
    from transactions
    where ${ctx.inWorkspace()}
    and id = any(${known.map(({ id }) => id)}::uuid[])
    order by id
    for update`);
  // While we waited for the lock, one may have become part of another: its keys point there now.
  const isStale = locked.some(({ mergedIntoId }) => mergedIntoId !== null);
  return isStale ? lockTransactionsOf(ctx, provider, values) : locked;
}

/** Lets the transaction be found by these ids too. */
export async function addTransactionKeys(
  ctx: Context,
  { id, provider }: Transaction,
  values: readonly SafeText[],
): Promise<void> {
  await insertRows(
    ctx,
    transactionKeys,
    [...new Set(values)].map((value) => ({ id: ctx.newId(), transactionId: id, provider, value })),
    sql`on conflict (workspace_id, provider, value) do nothing`,
  );
}
