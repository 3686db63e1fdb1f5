import type Stripe from "stripe";
import {
  aCharge,
  aDispute,
  aFailedCharge,
  aFraudWarning,
  anUncapturedCharge,
  aPaymentIntent,
  aPayout,
  aRefund,
  aReview,
} from "./stripe-objects";

const released = { captured: false, amount_captured: 0, refunded: true, amount_refunded: 2000 };
const cardError = { type: "card_error", code: "card_declined", decline_code: "do_not_honor" };

/** Each event that is listened to, the object it typically brings, and what is read from it. */
export const READINGS: readonly (readonly [Stripe.Event["type"], object, object])[] = [
  ["payment_intent.created", aPaymentIntent(), { status: "WAITING", amountMinor: "2000" }],
  ["payment_intent.requires_action", aPaymentIntent({ status: "requires_action" }), { status: "WAITING" }],
  [
    "payment_intent.partially_funded",
    aPaymentIntent({ status: "requires_action", amount_received: 900 }),
    { status: "WAITING", capturedMinor: "0" },
  ],
  ["payment_intent.processing", aPaymentIntent({ status: "processing" }), { status: "PROCESSING" }],
  [
    "payment_intent.amount_capturable_updated",
    aPaymentIntent({ status: "requires_capture", amount_capturable: 2000 }),
    { status: "AUTHORISED", capturedMinor: "0" },
  ],
  [
    "payment_intent.succeeded",
    aPaymentIntent({ status: "succeeded", amount_received: 1400 }),
    { status: "CAPTURED", capturedMinor: "1400", releasedMinor: "600" },
  ],
  [
    "payment_intent.payment_failed",
    aPaymentIntent({ last_payment_error: cardError }),
    { status: "FAILED", decline: { code: "do_not_honor", networkCode: null, adviceCode: null } },
  ],
  [
    "payment_intent.canceled",
    aPaymentIntent({ status: "canceled", cancellation_reason: "abandoned" }),
    { status: "CANCELLED" },
  ],

  [
    "charge.pending",
    aCharge({ status: "pending", paid: false }),
    { status: "PROCESSING", capturedMinor: "0" },
  ],
  [
    "charge.succeeded",
    anUncapturedCharge(),
    { status: "AUTHORISED", capturedMinor: "0", releasedMinor: "0" },
  ],
  [
    "charge.failed",
    aFailedCharge(),
    {
      status: "FAILED",
      decline: { code: "insufficient_funds", networkCode: "51", adviceCode: "TRY_AGAIN_LATER" },
      risk: { level: "ELEVATED", score: 66 },
    },
  ],
  [
    "charge.captured",
    aCharge({ amount_captured: 1400, amount_refunded: 600 }),
    { status: "CAPTURED", capturedMinor: "1400", releasedMinor: "600", refundedMinor: "0" },
  ],
  [
    "charge.updated",
    aCharge(),
    {
      status: "CAPTURED",
      decline: null,
      risk: { level: "NORMAL", score: 17 },
      rail: "CARD",
      payerId: "cus_1",
    },
  ],
  ["charge.expired", aCharge(released), { status: "CANCELLED", releasedMinor: "2000", refundedMinor: "0" }],
  ["charge.refunded", aCharge({ amount_refunded: 500 }), { status: "CAPTURED", refundedMinor: "500" }],

  [
    "refund.created",
    aRefund({ status: "pending" }),
    { status: "PENDING", amountMinor: "500", reason: "requested_by_customer", traceNumber: null },
  ],
  [
    "refund.updated",
    aRefund({
      destination_details: {
        type: "card",
        card: { type: "refund", reference: "74082426061234567890123", reference_status: "available" },
      },
    }),
    { status: "SUCCEEDED", traceNumber: "74082426061234567890123", provesCapture: true },
  ],
  [
    "refund.failed",
    aRefund({ status: "failed", failure_reason: "expired_or_canceled_card" }),
    { status: "FAILED", failureReason: "expired_or_canceled_card" },
  ],
  ["charge.refund.updated", aRefund({ status: "canceled" }), { status: "CANCELLED" }],

  [
    "charge.dispute.created",
    aDispute(),
    {
      status: "OPEN",
      isInquiry: false,
      amountMinor: "2000",
      reason: "fraudulent",
      networkReasonCode: "10.4",
      dueAt: "2026-03-12T09:00:00.000Z",
      asksAt: "CHARGEBACK",
      wasAnswered: false,
    },
  ],
  [
    "charge.dispute.updated",
    aDispute({ status: "warning_under_review", evidence_details: { due_by: null, submission_count: 1 } }),
    { status: "OPEN", isInquiry: true, dueAt: null, asksAt: null, wasAnswered: true },
  ],
  ["charge.dispute.closed", aDispute({ status: "lost" }), { status: "LOST" }],
  ["charge.dispute.funds_withdrawn", aDispute({ status: "under_review" }), { status: "OPEN" }],
  ["charge.dispute.funds_reinstated", aDispute({ status: "won" }), { status: "WON" }],

  [
    "payout.created",
    aPayout({ status: "pending" }),
    { status: "PROCESSING", direction: "OUT", rail: "BANK_TRANSFER", amountMinor: "110000" },
  ],
  [
    "payout.updated",
    aPayout({ trace_id: { status: "supported", value: "FBOC29384" } }),
    { status: "PROCESSING", traceNumber: "FBOC29384" },
  ],
  ["payout.paid", aPayout({ status: "paid", type: "card" }), { status: "CAPTURED", rail: "CARD" }],
  [
    "payout.failed",
    aPayout({ status: "failed", failure_code: "account_closed" }),
    { status: "FAILED", failureCode: "account_closed" },
  ],
  ["payout.canceled", aPayout({ status: "canceled" }), { status: "CANCELLED" }],
  [
    "payout.reconciliation_completed",
    aPayout({ status: "paid", reversed_by: "po_2", amount: -5 }),
    { status: "REVERSED", direction: "IN", amountMinor: "5" },
  ],

  ["review.opened", aReview(), { isOpen: true, reason: "rule" }],
  ["review.closed", aReview({ open: false, reason: "approved" }), { isOpen: false, reason: "approved" }],
  ["radar.early_fraud_warning.created", aFraudWarning(), { fraudType: "unauthorized_use_of_card" }],
  [
    "radar.early_fraud_warning.updated",
    aFraudWarning({ actionable: false }),
    { fraudType: "unauthorized_use_of_card" },
  ],
];
