import { isDeepStrictEqual } from "node:util";
import { Transaction } from "../../entities/payments/transaction.entity";
import { sql } from "../../kernel/database/sql";
import { insertRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { recordEvent, type Aggregate } from "../events/record-event";
import "./transaction-events";
import { addHistory, figureOf, notBefore, type ChangeSource } from "./transaction-history";
import { addTransactionKeys } from "./transaction-keys";
import type { TransactionMove } from "./transaction-moves";

const transactions = table(Transaction);

type Kept = "workspaceId" | "id" | "createdAt" | "updatedAt" | "version" | "mergedIntoId";
export type TransactionColumns = Omit<Transaction, Kept>;

export async function createTransaction(
  ctx: Context,
  columns: TransactionColumns,
  keys: readonly SafeText[],
  source: ChangeSource,
): Promise<Transaction> {
  const transaction = await insertRow(ctx, transactions, { id: ctx.newId(), ...columns });
  await addTransactionKeys(ctx, transaction, keys);
  await addHistory(ctx, transaction, [{ from: null, to: transaction.state, inferred: false }], source);
  const { kind, provider, state, currency, amountMinor } = transaction;
  recordEvent(ctx, "transaction.created", aggregateOf(transaction), {
    transactionId: publicId("txn", transaction.id),
    kind,
    provider,
    state,
    currency,
    amountMinor: amountMinor?.toString() ?? null,
  });
  return transaction;
}

/**
 * Leaves the version as it is when there is nothing to change, so that a repetition is no news. `further` names what
 * changed beside the columns.
 */
export async function changeTransaction(
  ctx: Context,
  known: Transaction,
  columns: Partial<TransactionColumns>,
  moves: readonly TransactionMove[],
  { further = [], ...source }: ChangeSource & { readonly further?: readonly string[] },
): Promise<Transaction> {
  const { factsAt = known.factsAt, ...facts } = columns;
  const changed = [...changedColumns(known, facts), ...further];
  if (changed.length === 0) return confirmTransaction(ctx, known, factsAt);
  const updatedAt = notBefore(known.updatedAt, ctx.now());
  const transaction = await updateRow(ctx, transactions, known.id, { ...facts, factsAt, updatedAt });
  await addHistory(ctx, transaction, stepsOf(known, transaction, moves), source);
  if (known.state !== transaction.state) await recordStateChange(ctx, known, transaction);
  const others = changed.filter((name) => name !== "state");
  if (others.length > 0)
    recordEvent(ctx, "transaction.updated", aggregateOf(transaction), {
      transactionId: publicId("txn", transaction.id),
      changed: others,
    });
  return transaction;
}

/** Another part of a refund is a step too, though the state stays. */
function stepsOf(
  known: Transaction,
  transaction: Transaction,
  moves: readonly TransactionMove[],
): readonly TransactionMove[] {
  const { state } = transaction;
  if (moves.length > 0 || figureOf(state, known) === figureOf(state, transaction)) return moves;
  return [{ from: state, to: state, inferred: false }];
}

/** Newer news that tells the same: what is older than that must not overwrite it from now on. */
async function confirmTransaction(
  ctx: Context,
  known: Transaction,
  factsAt: Transaction["factsAt"],
): Promise<Transaction> {
  if (factsAt <= known.factsAt) return known;
  await ctx.db.rows(
    sql`update transactions set facts_at = ${factsAt} where ${ctx.inWorkspace()} and id = ${known.id}`,
  );
  return { ...known, factsAt };
}

function changedColumns(known: Transaction, columns: Partial<TransactionColumns>): readonly string[] {
  return Object.entries(columns)
    .filter(([name, value]) => !isDeepStrictEqual(known[name as keyof Transaction], value))
    .map(([name]) => name);
}

async function recordStateChange(ctx: Context, from: Transaction, to: Transaction): Promise<void> {
  recordEvent(ctx, "transaction.state_changed", aggregateOf(to), {
    transactionId: publicId("txn", to.id),
    from: from.state,
    to: to.state,
    currency: to.currency,
    capturedMinor: to.capturedMinor.toString(),
    refundedMinor: to.refundedMinor.toString(),
    disputedMinor: to.disputedMinor.toString(),
  });
}

export function aggregateOf({ id, version }: Transaction): Aggregate {
  return { type: "transaction", id, version };
}
