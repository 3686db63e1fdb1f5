import type Stripe from "stripe";
import type { ProviderFact } from "../provider-fact";
import { chargePart } from "./charge-part";
import { checkStripeObject } from "./check-stripe-event";
import { disputePart } from "./dispute-part";
import { fraudWarningPart } from "./fraud-warning-part";
import { paymentIntentPart } from "./payment-intent-part";
import { payoutPart } from "./payout-part";
import { refundPart } from "./refund-part";
import { reviewPart } from "./review-part";
import { instantOf, translate } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

type StripeObject =
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.Dispute
  | Stripe.Payout
  | Stripe.Review
  | Stripe.Radar.EarlyFraudWarning;

type PartMakers = {
  readonly [Name in StripeObject["object"]]: (
    object: Extract<StripeObject, { object: Name }>,
    stamp: EventStamp,
  ) => StripePart | null;
};

/** The compiler cannot see that a maker found under an object's own name takes that object. */
type MakePart = (object: StripeObject, stamp: EventStamp) => StripePart | null;

const PART_MAKERS: PartMakers = {
  payment_intent: paymentIntentPart,
  charge: chargePart,
  refund: refundPart,
  dispute: disputePart,
  payout: payoutPart,
  review: reviewPart,
  "radar.early_fraud_warning": fraudWarningPart,
};

/** The events that a Stripe webhook endpoint should send us; any other is answered and forgotten. */
export const STRIPE_EVENT_TYPES = [
  "payment_intent.created",
  "payment_intent.processing",
  "payment_intent.requires_action",
  "payment_intent.amount_capturable_updated",
  "payment_intent.partially_funded",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "charge.pending",
  "charge.succeeded",
  "charge.failed",
  "charge.captured",
  "charge.updated",
  "charge.expired",
  "charge.refunded",
  "charge.refund.updated",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "payout.created",
  "payout.updated",
  "payout.paid",
  "payout.failed",
  "payout.canceled",
  "payout.reconciliation_completed",
  "review.opened",
  "review.closed",
  "radar.early_fraud_warning.created",
  "radar.early_fraud_warning.updated",
] as const satisfies readonly Stripe.Event.Type[];

const SUPPORTED: ReadonlySet<string> = new Set(STRIPE_EVENT_TYPES);

/**
 * What a Stripe event tells about a transaction; null when it tells nothing. The event's type only decides
 * whether we listen: what happened is read from the object, so that events may come late, twice or never.
 */
export function stripeFact(event: Stripe.Event): ProviderFact | null {
  if (!SUPPORTED.has(event.type)) return null;
  const object = event.data.object as StripeObject;
  checkStripeObject(object);
  const makePart = translate(PART_MAKERS, object.object, null) as MakePart | null;
  const made = makePart?.(object, { occurredAt: instantOf(event.created), eventId: event.id });
  if (!made) return null;
  return {
    provider: "stripe",
    eventId: event.id,
    eventType: event.type,
    isLive: event.livemode,
    accountId: event.account ?? null,
    ...made,
  };
}
