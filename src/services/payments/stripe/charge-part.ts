import type Stripe from "stripe";
import type { AttemptStatus } from "../transaction-part";
import { ATTEMPT_RANKS } from "./stripe-attempt";
import { declineOfCharge, riskOfCharge } from "./stripe-decline";
import { stripeMethod, stripeRail } from "./stripe-method";
import { stripeMoney } from "./stripe-money";
import { idOf, instantOf, paymentKeys } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

export function chargePart(charge: Stripe.Charge, stamp: EventStamp): StripePart {
  const status = statusOf(charge);
  const { currency, minor } = stripeMoney(charge.currency);
  const isTaken = charge.status === "succeeded";
  const released = isTaken ? releasedAmount(charge) : 0;
  // Stripe's sum of refunds includes what was only released.
  const refunded = Math.max(0, charge.amount_refunded - released);
  return {
    transactionKeys: paymentKeys(idOf(charge.payment_intent), charge.id) ?? [charge.id],
    part: {
      ...stamp,
      rank: ATTEMPT_RANKS[status] + refundProgress(charge, refunded),
      kind: "CHARGE",
      providerId: charge.id,
      createdAt: instantOf(charge.created),
      facts: {
        status,
        currency,
        amountMinor: minor(charge.amount),
        // A charge that is still pending already names the amount it is going to capture.
        capturedMinor: minor(isTaken ? capturedAmount(charge) : 0),
        releasedMinor: minor(released),
        refundedMinor: minor(refunded),
        rail: stripeRail(charge.payment_method_details?.type),
        method: stripeMethod(charge.payment_method_details),
        decline: declineOfCharge(charge),
        risk: riskOfCharge(charge),
        payerId: idOf(charge.customer),
      },
    },
  };
}

function statusOf({ status, captured, refunded }: Stripe.Charge): AttemptStatus {
  if (status === "failed") return "FAILED";
  if (status !== "succeeded") return "PROCESSING";
  if (captured) return "CAPTURED";
  // Stripe lets a hold go by "refunding" the charge that was never captured.
  return refunded ? "CANCELLED" : "AUTHORISED";
}

/** API versions before 2020 tell only whether it was captured. */
function capturedAmount({ amount, amount_captured, captured }: Stripe.Charge): number {
  return amount_captured ?? (captured ? amount : 0);
}

/** What was held and let go. A hold that lapses and the rest of a part capture look like refunds. */
function releasedAmount(charge: Stripe.Charge): number {
  const { amount, amount_refunded, captured, refunded } = charge;
  if (!captured) return refunded ? amount : 0;
  const rest = Math.max(0, amount - capturedAmount(charge));
  return amount_refunded >= rest ? rest : 0;
}

function refundProgress(charge: Stripe.Charge, refunded: number): number {
  if (refunded === 0) return 0;
  return charge.refunded ? 2 : 1;
}
