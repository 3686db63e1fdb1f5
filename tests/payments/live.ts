import type Stripe from "stripe";
import type { TransactionState } from "../../src/entities/payments/transaction-enums";
import type { Life } from "./stripe-life";
import {
  aCharge,
  aDispute,
  aFailedCharge,
  anEvent,
  anUncapturedCharge,
  aPaymentIntent,
  aRefund,
  aReview,
} from "./stripe-objects";

export interface LivedLife {
  /** In the order in which they happened. */
  readonly events: readonly Stripe.Event[];
  readonly state: TransactionState;
  readonly capturedMinor: bigint;
  readonly refundedMinor: bigint;
}

const TAKEN: Partial<Record<Life["course"], number>> = {
  "taken at once": 2000,
  "taken slowly": 2000,
  "held, then taken": 2000,
  "held, then taken in part": 1400,
};

/** Plays Stripe: sends the events of a life, each with a whole object as it then was. */
export function live(life: Life): LivedLife {
  const events: Stripe.Event[] = [];
  let second = 0;
  const send = (type: Stripe.Event["type"], object: object) => {
    events.push(anEvent(type, object, second, { id: `evt_${999 - events.length}` }));
    second += life.pause;
  };
  // The payer, the merchant and the banks never act twice within one second; Stripe does.
  const later = (act: () => void) => {
    second += 5;
    act();
  };

  send("payment_intent.created", aPaymentIntent());
  for (let attempt = 1; attempt <= life.failedAttempts; attempt++)
    later(() => {
      const charge = aFailedCharge({ id: `ch_failed_${attempt}`, created: createdAt(second) });
      send("charge.failed", charge);
      send("payment_intent.payment_failed", failedIntent(charge.id));
    });

  const chargeCreated = createdAt(second + 5);
  const taken = TAKEN[life.course] ?? 0;
  let charge = anUncapturedCharge({ created: chargeCreated });
  const intent = (status: string, received = 0) =>
    aPaymentIntent({ status, amount_received: received, latest_charge: "ch_1" });
  const release = (amount: number, id: string) => {
    if (!life.tellsReleases) return;
    send(
      "refund.created",
      aRefund({
        id,
        amount,
        reason: null,
        created: createdAt(second),
        destination_details: card("reversal"),
      }),
    );
  };

  if (life.course === "cancelled")
    later(() => send("payment_intent.canceled", aPaymentIntent({ status: "canceled" })));
  if (life.course === "taken at once")
    later(() => {
      charge = aCharge({ created: chargeCreated });
      send("charge.succeeded", charge);
      send("payment_intent.succeeded", intent("succeeded", 2000));
    });
  if (life.course === "taken slowly" || life.course === "refused slowly") {
    later(() => {
      send("payment_intent.processing", intent("processing"));
      send("charge.pending", aCharge({ created: chargeCreated, status: "pending" }));
    });
    later(() => {
      if (taken > 0) {
        charge = aCharge({ created: chargeCreated });
        send("charge.succeeded", charge);
        send("payment_intent.succeeded", intent("succeeded", 2000));
      } else {
        send("charge.failed", aFailedCharge({ created: chargeCreated }));
        send("payment_intent.payment_failed", failedIntent("ch_1"));
      }
    });
  }
  if (life.course.startsWith("held"))
    later(() => {
      send("charge.succeeded", charge);
      send("payment_intent.amount_capturable_updated", intent("requires_capture"));
    });
  if (life.course === "held, then voided")
    later(() => {
      release(2000, "re_release");
      send("charge.refunded", { ...charge, refunded: true, amount_refunded: 2000 });
      send("payment_intent.canceled", intent("canceled"));
    });
  if (life.course.startsWith("held, then taken"))
    later(() => {
      const released = 2000 - taken;
      charge = aCharge({ created: chargeCreated, amount_captured: taken, amount_refunded: released });
      send("payment_intent.succeeded", intent("succeeded", taken));
      if (released > 0) release(released, "re_release");
      send("charge.captured", charge);
    });

  let refunded = 0;
  const reviewable = taken > 0 || life.course === "held";
  if (life.review !== "none" && reviewable)
    later(() => send("review.opened", aReview({ created: createdAt(second) })));
  if (life.review === "approved" && reviewable)
    later(() => send("review.closed", aReview({ open: false, reason: "approved" })));

  if (taken > 0)
    life.refunds.forEach(({ amount, fate }, index) => {
      if (refunded + amount > taken) return;
      const base = {
        id: `re_${index}`,
        amount,
        created: createdAt(second + 5),
        destination_details: card(life.refundPath),
      };
      const countRefund = (change: number, type: Stripe.Event["type"]) => {
        const sum = charge.amount_refunded + change;
        charge = { ...charge, amount_refunded: sum, refunded: sum === charge.amount };
        send(type, charge);
      };
      const slow = fate !== "done" && fate !== "done, then failed";
      later(() => {
        send("refund.created", aRefund({ ...base, status: slow ? "pending" : "succeeded" }));
        countRefund(amount, "charge.refunded");
      });
      refunded += amount;
      if (fate === "pending" || fate === "done") return;
      later(() => {
        const status = fate === "called off" ? "canceled" : "failed";
        send("refund.updated", aRefund({ ...base, status, failure_reason: "expired_or_canceled_card" }));
        if (life.forgetsFailedRefunds) countRefund(-amount, "charge.updated");
      });
      refunded -= amount;
    });

  const dispute = (type: Stripe.Event["type"], status: string) =>
    later(() => send(type, aDispute({ status, amount: taken, created: createdAt(second) })));
  if (taken > 0 && life.dispute !== "none") {
    if (life.dispute === "asked, then dropped") {
      dispute("charge.dispute.created", "warning_needs_response");
      dispute("charge.dispute.closed", "warning_closed");
    } else dispute("charge.dispute.created", "needs_response");
    if (life.dispute === "won") dispute("charge.dispute.closed", "won");
    if (life.dispute === "prevented") dispute("charge.dispute.closed", "prevented");
    if (life.dispute.startsWith("lost")) dispute("charge.dispute.closed", "lost");
    if (life.dispute === "lost, then appealed") dispute("charge.dispute.updated", "appeal_under_review");
  }

  return {
    events,
    state: finalState(life, taken, refunded),
    capturedMinor: BigInt(taken),
    refundedMinor: BigInt(refunded),
  };
}

/** Told from the life itself, not from its events. */
function finalState(life: Life, taken: number, refunded: number): TransactionState {
  if (taken > 0 && (life.dispute === "open" || life.dispute === "lost, then appealed")) return "DISPUTED";
  if (taken > 0 && life.dispute === "lost") return "REVERSED";
  if (taken > 0 && refunded === taken) return "REFUNDED";
  if (life.review === "open" && (taken > 0 || life.course === "held")) return "ON_HOLD";
  if (taken > 0) return refunded > 0 ? "PARTIALLY_REFUNDED" : "CAPTURED";
  if (life.course === "held") return "AUTHORISED";
  if (life.course === "cancelled" || life.course === "held, then voided") return "CANCELLED";
  if (life.course === "refused slowly" || life.failedAttempts > 0) return "FAILED";
  return "PENDING";
}

function failedIntent(chargeId: string): Stripe.PaymentIntent {
  return aPaymentIntent({
    status: "requires_payment_method",
    latest_charge: chargeId,
    last_payment_error: { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" },
  });
}

function card(type: "refund" | "reversal"): object {
  return { type: "card", card: { type } };
}

function createdAt(second: number): number {
  return aPaymentIntent().created + second;
}
