import type Stripe from "stripe";
import type { AttemptStatus } from "../transaction-part";
import { ATTEMPT_RANKS } from "./stripe-attempt";
import { declineOfIntent } from "./stripe-decline";
import { stripeMethod, stripeRail } from "./stripe-method";
import { stripeMoney } from "./stripe-money";
import { idOf, instantOf, translate } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

const STATUSES: Readonly<Record<string, AttemptStatus>> = {
  requires_payment_method: "WAITING",
  requires_confirmation: "WAITING",
  requires_action: "WAITING",
  // Two words from API versions before February 2019, still sent to endpoints pinned to them.
  requires_source: "WAITING",
  requires_source_action: "WAITING",
  processing: "PROCESSING",
  requires_capture: "AUTHORISED",
  canceled: "CANCELLED",
  succeeded: "CAPTURED",
};

export function paymentIntentPart(intent: Stripe.PaymentIntent, stamp: EventStamp): StripePart {
  const status = statusOf(intent);
  const { currency, minor } = stripeMoney(intent.currency);
  const latestChargeId = idOf(intent.latest_charge);
  const method = intent.last_payment_error?.payment_method;
  // API versions before May 2019 may name no types.
  const types: readonly string[] = intent.payment_method_types ?? [];
  // Before the payer chooses, only a payment that leaves no choice tells its rail.
  const methodType = method?.type ?? (types.length === 1 ? types[0] : null);
  return {
    transactionKeys: latestChargeId === null ? [intent.id] : [intent.id, latestChargeId],
    part: {
      ...stamp,
      rank: ATTEMPT_RANKS[status],
      kind: "PAYMENT",
      providerId: intent.id,
      createdAt: instantOf(intent.created),
      facts: {
        status,
        currency,
        amountMinor: minor(intent.amount),
        // Part payments by bank transfer wait in the customer's balance: they are received, not taken.
        capturedMinor: minor(status === "CAPTURED" || status === "AUTHORISED" ? intent.amount_received : 0),
        releasedMinor: minor(status === "CAPTURED" ? Math.max(0, intent.amount - intent.amount_received) : 0),
        rail: stripeRail(methodType),
        method: stripeMethod(method),
        decline: declineOfIntent(intent),
        payerId: idOf(intent.customer),
        latestChargeId,
      },
    },
  };
}

/** After a failed attempt an intent waits for the next one; that it failed shows only in the error. */
function statusOf({ status, last_payment_error }: Stripe.PaymentIntent): AttemptStatus {
  const known = translate(STATUSES, status, "WAITING");
  const waitsForMethod = status === "requires_payment_method" || status === "requires_source";
  return waitsForMethod && last_payment_error ? "FAILED" : known;
}
