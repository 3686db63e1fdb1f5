import type Stripe from "stripe";
import type { RefundPart } from "../transaction-part";
import { TEXT } from "./stripe-forms";
import { stripeMoney } from "./stripe-money";
import { idOf, instantOf, paymentKeys, translate } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

type RefundStatus = RefundPart["facts"]["status"];

const STATUSES: Readonly<Record<string, RefundStatus>> = {
  pending: "PENDING",
  // The payer has still to say to which bank account.
  requires_action: "PENDING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  canceled: "CANCELLED",
};

/** Failed outranks succeeded: a refund can fail after it was done, and never the other way round. */
const RANKS: Readonly<Record<RefundStatus, number>> = { PENDING: 0, SUCCEEDED: 1, FAILED: 2, CANCELLED: 3 };

/** Null for a refund from a customer's cash balance, which belongs to no payment. */
export function refundPart(refund: Stripe.Refund, stamp: EventStamp): StripePart | null {
  const transactionKeys = paymentKeys(idOf(refund.payment_intent), idOf(refund.charge));
  if (!transactionKeys) return null;
  const status = translate(STATUSES, refund.status, "PENDING");
  const { currency, minor } = stripeMoney(refund.currency);
  return {
    transactionKeys,
    part: {
      ...stamp,
      rank: RANKS[status],
      kind: "REFUND",
      providerId: refund.id,
      createdAt: instantOf(refund.created),
      facts: {
        status,
        currency,
        amountMinor: minor(refund.amount),
        reason: refund.reason ?? null,
        failureReason: refund.failure_reason ?? null,
        traceNumber: referenceOf(refund.destination_details),
        provesCapture: provesCapture(refund),
      },
    },
  };
}

/** The release of an uncaptured hold is a "refund" too; on cards it is told by its type, once that is known. */
function provesCapture({ destination_details: destination, reason }: Stripe.Refund): boolean {
  if (!destination || reason === "expired_uncaptured_charge") return false;
  return destination.type !== "card" || destination.card?.type === "refund";
}

/** Each destination keeps its reference under the name of its type; on cards it is the ARN. */
function referenceOf(destination: Stripe.Refund.DestinationDetails | null | undefined): string | null {
  if (!destination) return null;
  const details = (destination as unknown as Record<string, { reference?: unknown } | undefined>)[
    destination.type
  ];
  const reference = details?.reference;
  return TEXT.accepts(reference) ? (reference as string).slice(0, 200) : null;
}
