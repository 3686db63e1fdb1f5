import type Stripe from "stripe";
import { idOf, instantOf, paymentKeys } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

export function reviewPart(review: Stripe.Review, stamp: EventStamp): StripePart | null {
  const transactionKeys = paymentKeys(idOf(review.payment_intent), idOf(review.charge));
  if (!transactionKeys) return null;
  return {
    transactionKeys,
    part: {
      ...stamp,
      rank: review.open ? 0 : 1,
      kind: "REVIEW",
      providerId: review.id,
      createdAt: instantOf(review.created),
      facts: { isOpen: review.open, reason: review.reason ?? null },
    },
  };
}
