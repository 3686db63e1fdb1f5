import type Stripe from "stripe";
import { idOf, instantOf, paymentKeys } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

export function fraudWarningPart(
  warning: Stripe.Radar.EarlyFraudWarning,
  stamp: EventStamp,
): StripePart | null {
  const transactionKeys = paymentKeys(idOf(warning.payment_intent), idOf(warning.charge));
  if (!transactionKeys) return null;
  return {
    transactionKeys,
    part: {
      ...stamp,
      rank: warning.actionable ? 0 : 1,
      kind: "FRAUD_WARNING",
      providerId: warning.id,
      createdAt: instantOf(warning.created),
      facts: { fraudType: warning.fraud_type },
    },
  };
}
