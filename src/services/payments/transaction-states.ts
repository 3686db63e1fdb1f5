import { TransactionRail, type TransactionState } from "../../entities/payments/transaction-enums";
import { IllegalStateError } from "../../kernel/errors";

/**
 * Every move that a transaction may make. What is not listed here does not happen.
 * The order within a row matters where steps went unreported: the likelier story stands first.
 */
export const TRANSACTION_MOVES = {
  PENDING: ["CAPTURED", "AUTHORISED", "DELAYED", "ON_HOLD", "FAILED", "CANCELLED"],

  // Money that is late may still come, fail or be called off, or be found moving again.
  DELAYED: ["CAPTURED", "AUTHORISED", "PENDING", "ON_HOLD", "FAILED", "CANCELLED"],

  // Back to pending: on slow rails a capture is ordered first and confirmed days later.
  AUTHORISED: ["CAPTURED", "PENDING", "ON_HOLD", "FAILED", "CANCELLED"],

  // A booked payment is not a final one. A bank returns a debit, or a payout, days after it booked it
  // (failed); a capture is voided before it settles (cancelled); funds are recalled without a dispute
  // (reversed); a reviewer stops it although the money is in (on hold).
  CAPTURED: ["PARTIALLY_REFUNDED", "REFUNDED", "DISPUTED", "ON_HOLD", "REVERSED", "FAILED", "CANCELLED"],

  // Only the attempt failed: the payer may try again on the same payment, and succeed.
  FAILED: ["PENDING", "AUTHORISED", "CAPTURED", "CANCELLED"],

  // A cash voucher or a crypto invoice can be paid after it lapsed; then the money is there.
  CANCELLED: ["PENDING", "CAPTURED"],

  // To captured: a refund can fail after it was reported done (closed account), and the money is back.
  PARTIALLY_REFUNDED: ["REFUNDED", "CAPTURED", "DISPUTED", "ON_HOLD", "REVERSED"],

  // As above, for one refund of several or for all. A refund does not end the payer's right to dispute,
  // and a direct debit can be called back although it was refunded. When a refund fails while a review is
  // open, the review counts again.
  REFUNDED: ["PARTIALLY_REFUNDED", "CAPTURED", "DISPUTED", "REVERSED", "ON_HOLD"],

  // Won or withdrawn: back to where it stood, which may have been on hold. Lost: reversed.
  DISPUTED: ["CAPTURED", "PARTIALLY_REFUNDED", "REFUNDED", "REVERSED", "ON_HOLD"],

  // A loss may be appealed (disputed), and a won appeal brings the money back.
  REVERSED: ["DISPUTED", "CAPTURED", "PARTIALLY_REFUNDED", "REFUNDED"],

  // Whatever was found out in the meantime takes effect when the hold ends.
  ON_HOLD: [
    "PENDING",
    "AUTHORISED",
    "CAPTURED",
    "PARTIALLY_REFUNDED",
    "REFUNDED",
    "DISPUTED",
    "FAILED",
    "CANCELLED",
  ],
} as const satisfies Record<TransactionState, readonly TransactionState[]>;

/**
 * What only a public chain can do on top: the block that held a transfer is given up for another, and what counted
 * as paid waits for confirmations again.
 */
export const CHAIN_MOVES: Partial<Readonly<Record<TransactionState, readonly TransactionState[]>>> = {
  CAPTURED: ["PENDING"],
};

/** The states that may follow directly. */
export function legalTransactionMoves(
  from: TransactionState,
  rail: TransactionRail | null = null,
): readonly TransactionState[] {
  const further = rail === TransactionRail.CRYPTO ? (CHAIN_MOVES[from] ?? []) : [];
  return [...TRANSACTION_MOVES[from], ...further];
}

/** Refuses a move that the table does not list, naming those it does. Staying is no move. */
export function assertTransactionMove(
  from: TransactionState,
  to: TransactionState,
  rail: TransactionRail | null = null,
): void {
  const legal = legalTransactionMoves(from, rail);
  if (!legal.includes(to)) throw new IllegalMoveError("transaction", from, to, legal);
}

class IllegalMoveError extends IllegalStateError {
  override readonly field = ["state"];
}
