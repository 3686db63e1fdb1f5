import { TransactionState } from "../../entities/payments/transaction-enums";
import { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { insertRows } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";
import type { TransactionMove } from "./transaction-moves";

const history = table(TransactionHistoryEntry);

/** Where a change comes from. */
export interface ChangeSource {
  readonly reason: SafeText | null;
  readonly providerEventId: SafeText | null;
  /** When it happened at the provider. */
  readonly occurredAt: Instant;
}

type Figures = Pick<
  Transaction,
  "amountMinor" | "capturedMinor" | "refundedMinor" | "disputedMinor" | "reversedMinor"
>;

const FIGURES: Partial<Readonly<Record<TransactionState, keyof Figures>>> = {
  [TransactionState.CAPTURED]: "capturedMinor",
  [TransactionState.PARTIALLY_REFUNDED]: "refundedMinor",
  [TransactionState.REFUNDED]: "refundedMinor",
  [TransactionState.DISPUTED]: "disputedMinor",
  [TransactionState.REVERSED]: "reversedMinor",
};

/** The sum that a state speaks of. */
export function figureOf(state: TransactionState, figures: Figures): bigint | null {
  return figures[FIGURES[state] ?? "amountMinor"];
}

/** Adds the moves to the transaction's history, with its figures as they are after them. */
export async function addHistory(
  ctx: Context,
  transaction: Transaction,
  moves: readonly (TransactionMove & { readonly late?: boolean })[],
  source: ChangeSource,
): Promise<void> {
  await insertRows(
    ctx,
    history,
    moves.map(({ from, to, inferred, late = false }) => ({
      id: ctx.newId(),
      createdAt: notBefore(transaction.updatedAt, ctx.now()),
      transactionId: transaction.id,
      fromState: from,
      toState: to,
      inferred,
      late,
      currency: transaction.currency,
      // Of a step that is over, the figures of now say nothing.
      amountMinor: inferred || late ? null : figureOf(to, transaction),
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      ...source,
    })),
  );
}

/**
 * An operation bears the moment at which it began, and may have waited for another that began later, or run
 * on a machine whose clock is behind: the steps of a history would change places.
 */
export function notBefore(earliest: Instant, moment: Instant): Instant {
  return moment > earliest ? moment : earliest;
}
