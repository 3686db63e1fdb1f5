import { TransactionAnomaly } from "../../entities/payments/transaction-enums";
import { isProvenCaptured, latestAttempt, type PaymentParts } from "./payment-parts";
import type { DisputePart, MinorText, RefundPart } from "./transaction-part";

/** Sums in minor units of the currency. Always 0 <= refundPending <= refunded <= captured. */
export interface TransactionAmounts {
  /** Null when we do not know its decimals: the sums are then the provider's figures, fit for comparing only. */
  readonly currency: string | null;
  /** What was asked for; null while only refunds or disputes are known. */
  readonly amountMinor: bigint | null;
  readonly capturedMinor: bigint;
  /** Gone back at the merchant's order, or on its way. */
  readonly refundedMinor: bigint;
  /** The part of the refunds that the provider has not confirmed yet. */
  readonly refundPendingMinor: bigint;
  /** Contested now. */
  readonly disputedMinor: bigint;
  /** Taken back for good. */
  readonly reversedMinor: bigint;
  readonly anomalies: readonly TransactionAnomaly[];
}

export function paymentAmounts(parts: PaymentParts): TransactionAmounts {
  const asked = parts.payment ?? parts.leadingCharge;
  const currency = (asked ?? parts.refunds[0] ?? parts.disputes[0])?.facts.currency ?? null;
  const comparable = parts.refunds.filter(({ facts }) => facts.currency === currency);
  const refunds = withoutReleases(parts, comparable);
  const disputes = parts.disputes.filter(({ facts }) => facts.currency === currency);
  const amountMinor = asked ? BigInt(asked.facts.amountMinor) : null;
  const capturedMinor = captured(parts, amountMinor, refunds);
  const refunded = refundedOrOnItsWay(parts, refunds);
  const refundedMinor = min(refunded, capturedMinor);
  return {
    currency,
    amountMinor,
    capturedMinor,
    refundedMinor,
    refundPendingMinor: min(total(withStatus(refunds, "PENDING")), refundedMinor),
    disputedMinor: total(withStatus(disputes, "OPEN")),
    reversedMinor: total(withStatus(disputes, "LOST")),
    anomalies: [
      ...(comparable.length + disputes.length < parts.refunds.length + parts.disputes.length
        ? [TransactionAnomaly.CURRENCY_MISMATCH]
        : []),
      // The refund of a hold that was never captured is its release, not an excess.
      ...(capturedMinor > 0n && refunded > capturedMinor
        ? [TransactionAnomaly.REFUNDED_MORE_THAN_CAPTURED]
        : []),
    ],
  };
}

/** What the charges or the payment vouch for; failing both, what refunds and disputes prove. */
function captured(parts: PaymentParts, amountMinor: bigint | null, refunds: readonly RefundPart[]): bigint {
  const byCharges = sum(parts.charges.map(({ facts }) => facts.capturedMinor));
  const reported = max(byCharges, capturedByPayment(parts));
  if (reported > 0n) return reported;
  if (!isProvenCaptured(parts)) return 0n;
  // All that was asked for, until its own report says otherwise.
  return amountMinor ?? total(refunds.filter((refund) => refund.facts.provesCapture && isOnItsWay(refund)));
}

function capturedByPayment(parts: PaymentParts): bigint {
  if (!parts.payment) return 0n;
  const { capturedMinor, latestChargeId } = parts.payment.facts;
  const latest = latestAttempt(parts);
  // A bank sends a booked debit back: the charge fails although the payment had succeeded.
  const wasSentBack =
    latest?.kind === "CHARGE" && latest.facts.status === "FAILED" && latest.providerId === latestChargeId;
  return wasSentBack ? 0n : BigInt(capturedMinor);
}

/**
 * Two witnesses, of whom the higher one is right: the refunds we saw, and the sum that the charge reports.
 * The first lacks refunds whose events are still on their way, the second those made after it; and the second
 * may still count refunds that have failed since.
 */
function refundedOrOnItsWay(parts: PaymentParts, refunds: readonly RefundPart[]): bigint {
  const seen = total(refunds.filter(isOnItsWay));
  const undone = total(refunds) - seen;
  const reported = sum(parts.charges.map(({ facts }) => facts.refundedMinor)) - undone;
  return max(seen, reported, 0n);
}

/** Leaves out the "refunds" that only let a hold go: the first of exactly the amount that was let go. */
function withoutReleases(parts: PaymentParts, refunds: readonly RefundPart[]): readonly RefundPart[] {
  const byCharges = parts.charges.map(({ facts }) => facts.releasedMinor).filter((amount) => amount !== "0");
  const released = byCharges.length > 0 ? byCharges : [parts.payment?.facts.releasedMinor ?? "0"];
  return released.reduce((rest, amount) => {
    const release = rest.find(({ facts }) => !facts.provesCapture && facts.amountMinor === amount);
    return rest.filter((refund) => refund !== release);
  }, refunds);
}

function isOnItsWay({ facts }: RefundPart): boolean {
  return facts.status === "PENDING" || facts.status === "SUCCEEDED";
}

function withStatus<Part extends RefundPart | DisputePart>(
  parts: readonly Part[],
  status: Part["facts"]["status"],
): readonly Part[] {
  return parts.filter(({ facts }) => facts.status === status);
}

function total(parts: readonly (RefundPart | DisputePart)[]): bigint {
  return sum(parts.map(({ facts }) => facts.amountMinor));
}

function sum(amounts: readonly MinorText[]): bigint {
  return amounts.reduce((total, amount) => total + BigInt(amount), 0n);
}

function max(...amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (a > b ? a : b));
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
