import type { Transaction } from "../../entities/payments/transaction.entity";
import { Refusal, type ErrorCode } from "../../kernel/errors";
import type { Redaction } from "../../kernel/firewall/redaction";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Context } from "../access/actor";
import { commandOfCommands } from "../access/operations";
import { holdTransactionKeys } from "./transaction-keys";
import { upsertTransaction, type UpsertOutcome, type UpsertTransactionInput } from "./upsert-transaction";

/** Why one row of a batch was refused. */
export interface RowRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface UpsertResult {
  readonly transaction: Transaction | null;
  readonly outcome: UpsertOutcome | null;
  readonly userErrors: readonly RowRefusal[];
  readonly redactions: readonly Redaction[];
}

/** As many single upserts, in the order given: one that is refused leaves the others as they are. */
export const upsertTransactions = commandOfCommands(
  { name: "transaction:upsertMany", permission: "transaction:write" },
  async (
    ctx: Context,
    { transactions }: { readonly transactions: readonly Raw<UpsertTransactionInput>[] },
  ): Promise<{ readonly results: readonly UpsertResult[] }> => {
    // All at once and in order, so that two batches with the same transactions cannot wait for each other.
    await holdTransactionKeys(
      ctx,
      transactions.map(({ provider, providerId }) => ({ provider, value: providerId })),
    );
    const results: UpsertResult[] = [];
    for (const input of transactions) results.push(await resultOf(ctx, input));
    return { results };
  },
);

async function resultOf(ctx: Context, input: Raw<UpsertTransactionInput>): Promise<UpsertResult> {
  try {
    const upserted = await ctx.db.attempt(() => upsertTransaction.body(ctx, input));
    return { ...upserted, userErrors: [] };
  } catch (error) {
    // What may succeed when it is sent again, and our own faults, are no result of a row.
    if (!(error instanceof Refusal) || error.retryable) throw error;
    const { code, message, field, details } = error;
    return {
      transaction: null,
      outcome: null,
      userErrors: [{ code, message, field, details }],
      redactions: [],
    };
  }
}
