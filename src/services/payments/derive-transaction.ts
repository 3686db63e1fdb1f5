import { TransactionAnomaly } from "../../entities/payments/transaction-enums";
import { derivePayment } from "./derive-payment";
import { derivePayout } from "./derive-payout";
import type { DerivedTransaction } from "./derived-transaction";
import { newestSnapshots } from "./newest-snapshots";
import type { TransactionAmounts } from "./payment-amounts";
import { sortPaymentParts } from "./payment-parts";
import type { TransactionPart } from "./transaction-part";

/**
 * A pure function of the set of snapshots: neither their order nor their repetition matters, and snapshots
 * that newer ones have overtaken are ignored.
 */
export function deriveTransaction(
  snapshots: readonly [TransactionPart, ...TransactionPart[]],
): DerivedTransaction {
  const parts = newestSnapshots(snapshots);
  const payout = parts.find((part) => part.kind === "PAYOUT");
  const derived = payout ? derivePayout(payout) : derivePayment(sortPaymentParts(parts));
  const startedAt = new Date(Math.min(...parts.map(({ createdAt }) => createdAt.getTime())));
  return { ...derived, ...publishable(derived), startedAt };
}

/** Amounts without a currency of known decimals would be read as something they are not. */
function publishable(amounts: TransactionAmounts): Partial<TransactionAmounts> {
  const { amountMinor, capturedMinor, refundedMinor, disputedMinor, reversedMinor } = amounts;
  const all = [amountMinor ?? 0n, capturedMinor, refundedMinor, disputedMinor, reversedMinor];
  if (amounts.currency !== null || all.every((amount) => amount === 0n)) return {};
  return {
    amountMinor: null,
    capturedMinor: 0n,
    refundedMinor: 0n,
    refundPendingMinor: 0n,
    disputedMinor: 0n,
    reversedMinor: 0n,
    anomalies: [TransactionAnomaly.UNKNOWN_CURRENCY, ...amounts.anomalies],
  };
}
