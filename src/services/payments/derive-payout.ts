import { TransactionKind, TransactionState } from "../../entities/payments/transaction-enums";
import type { DerivedTransaction } from "./derived-transaction";
import type { PayoutPart } from "./transaction-part";

const STATE_OF_PAYOUT: Readonly<Record<PayoutPart["facts"]["status"], TransactionState>> = {
  PROCESSING: TransactionState.PENDING,
  CAPTURED: TransactionState.CAPTURED,
  FAILED: TransactionState.FAILED,
  CANCELLED: TransactionState.CANCELLED,
  REVERSED: TransactionState.REVERSED,
};

export function derivePayout({ facts }: PayoutPart): Omit<DerivedTransaction, "startedAt"> {
  const amountMinor = BigInt(facts.amountMinor);
  return {
    kind: TransactionKind.PAYOUT,
    direction: facts.direction,
    state: STATE_OF_PAYOUT[facts.status],
    currency: facts.currency,
    amountMinor,
    // Only what was credited can be reversed.
    capturedMinor: facts.status === "CAPTURED" || facts.status === "REVERSED" ? amountMinor : 0n,
    refundedMinor: 0n,
    refundPendingMinor: 0n,
    disputedMinor: 0n,
    reversedMinor: facts.status === "REVERSED" ? amountMinor : 0n,
    anomalies: [],
    rail: facts.rail,
    method: null,
    decline: facts.failureCode ? { code: facts.failureCode, networkCode: null, adviceCode: null } : null,
    risk: null,
    fraudWarning: null,
    traceNumber: facts.traceNumber,
    payerId: null,
  };
}
