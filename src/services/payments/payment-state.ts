import { TransactionState } from "../../entities/payments/transaction-enums";
import type { TransactionAmounts } from "./payment-amounts";
import { isProvenCaptured, latestAttempt, type PaymentParts } from "./payment-parts";
import type { AttemptStatus } from "./transaction-part";

const STATE_OF_ATTEMPT: Readonly<Record<AttemptStatus, TransactionState>> = {
  WAITING: TransactionState.PENDING,
  PROCESSING: TransactionState.PENDING,
  AUTHORISED: TransactionState.AUTHORISED,
  FAILED: TransactionState.FAILED,
  CANCELLED: TransactionState.CANCELLED,
  CAPTURED: TransactionState.CAPTURED,
};

/** A review of anything else changes nothing for anybody any more. */
const CAN_BE_HELD: ReadonlySet<TransactionState> = new Set([
  TransactionState.PENDING,
  TransactionState.AUTHORISED,
  TransactionState.CAPTURED,
  TransactionState.PARTIALLY_REFUNDED,
]);

/** What a dispute says outweighs a review, and a review outweighs the course of the payment itself. */
export function paymentState(parts: PaymentParts, amounts: TransactionAmounts): TransactionState {
  const { disputes, reviews } = parts;
  if (disputes.some(({ facts }) => facts.status === "OPEN")) return TransactionState.DISPUTED;
  if (disputes.some(({ facts }) => facts.status === "LOST")) return TransactionState.REVERSED;
  const settled = settledState(parts, amounts);
  const isHeld = reviews.some(({ facts }) => facts.isOpen) && CAN_BE_HELD.has(settled);
  return isHeld ? TransactionState.ON_HOLD : settled;
}

function settledState(parts: PaymentParts, amounts: TransactionAmounts): TransactionState {
  if (amounts.capturedMinor > 0n || isProvenCaptured(parts)) return refundState(amounts);
  // Final for the payment, whatever older snapshots of its charges still say.
  if (parts.payment?.facts.status === "CANCELLED") return TransactionState.CANCELLED;
  const attempt = latestAttempt(parts);
  return attempt ? STATE_OF_ATTEMPT[attempt.facts.status] : TransactionState.PENDING;
}

function refundState({ amountMinor, capturedMinor, refundedMinor }: TransactionAmounts): TransactionState {
  if (refundedMinor === 0n) return TransactionState.CAPTURED;
  // While only refunds are known, they may be a part of something larger.
  const isWhole = amountMinor !== null && refundedMinor === capturedMinor;
  return isWhole ? TransactionState.REFUNDED : TransactionState.PARTIALLY_REFUNDED;
}
