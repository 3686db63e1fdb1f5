import type Stripe from "stripe";

/** 2026-03-02T09:00:00Z, the second that all times in these tests count from. */
const EPOCH = 1_772_442_000;

type Overrides<T> = { readonly [Field in keyof T]?: unknown };

/** Objects as Stripe's webhooks send them: with all that we must not keep, too. */
export function aPaymentIntent(overrides: Overrides<Stripe.PaymentIntent> = {}): Stripe.PaymentIntent {
  return {
    id: "pi_1",
    object: "payment_intent",
    amount: 2000,
    amount_capturable: 0,
    amount_received: 0,
    cancellation_reason: null,
    capture_method: "automatic",
    client_secret: "pi_1_secret_abc",
    created: EPOCH,
    currency: "eur",
    customer: "cus_1",
    description: "Order 77 of Ada Lovelace",
    last_payment_error: null,
    latest_charge: null,
    livemode: true,
    metadata: { customer_name: "Ada Lovelace" },
    payment_method: null,
    payment_method_types: ["card", "ideal"],
    receipt_email: "ada@example.com",
    status: "requires_payment_method",
    ...overrides,
  } as unknown as Stripe.PaymentIntent;
}

export function aCharge(overrides: Overrides<Stripe.Charge> = {}): Stripe.Charge {
  return {
    id: "ch_1",
    object: "charge",
    amount: 2000,
    amount_captured: 2000,
    amount_refunded: 0,
    billing_details: {
      name: "Ada Lovelace",
      email: "ada@example.com",
      phone: "+4915112345678",
      address: null,
    },
    captured: true,
    created: EPOCH + 1,
    currency: "eur",
    customer: "cus_1",
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: true,
    metadata: {},
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "normal",
      risk_score: 17,
      seller_message: "Payment complete.",
      type: "authorized",
    },
    paid: true,
    payment_intent: "pi_1",
    payment_method: "pm_1",
    payment_method_details: cardDetails(),
    receipt_url: "https://pay.stripe.com/receipts/abc",
    refunded: false,
    status: "succeeded",
    ...overrides,
  } as unknown as Stripe.Charge;
}

/** A charge whose money is held at the payer's bank and not taken yet. */
export function anUncapturedCharge(overrides: Overrides<Stripe.Charge> = {}): Stripe.Charge {
  return aCharge({ captured: false, amount_captured: 0, ...overrides });
}

export function aFailedCharge(overrides: Overrides<Stripe.Charge> = {}): Stripe.Charge {
  return aCharge({
    status: "failed",
    captured: false,
    amount_captured: 0,
    paid: false,
    failure_code: "card_declined",
    failure_message: "Your card has insufficient funds.",
    outcome: {
      advice_code: "try_again_later",
      network_advice_code: "24",
      network_decline_code: "51",
      network_status: "declined_by_network",
      reason: "insufficient_funds",
      risk_level: "elevated",
      risk_score: 66,
      seller_message: "The bank declined for insufficient funds.",
      type: "issuer_declined",
    },
    ...overrides,
  });
}

export function cardDetails(card: Record<string, unknown> = {}): object {
  return {
    type: "card",
    card: {
      brand: "visa",
      checks: { address_postal_code_check: "pass", cvc_check: "pass" },
      country: "DE",
      exp_month: 8,
      exp_year: 2031,
      fingerprint: "AOB934RVNwzk6xtn",
      funding: "credit",
      last4: "4242",
      network: "visa",
      network_transaction_id: "764239857623498",
      three_d_secure: null,
      wallet: null,
      ...card,
    },
  };
}

export function aRefund(overrides: Overrides<Stripe.Refund> = {}): Stripe.Refund {
  return {
    id: "re_1",
    object: "refund",
    amount: 500,
    charge: "ch_1",
    created: EPOCH + 100,
    currency: "eur",
    destination_details: { type: "card", card: { type: "refund", reference_status: "pending" } },
    instructions_email: "ada@example.com",
    metadata: {},
    payment_intent: "pi_1",
    reason: "requested_by_customer",
    status: "succeeded",
    ...overrides,
  } as unknown as Stripe.Refund;
}

export function aDispute(overrides: Overrides<Stripe.Dispute> = {}): Stripe.Dispute {
  return {
    id: "du_1",
    object: "dispute",
    amount: 2000,
    balance_transactions: [],
    charge: "ch_1",
    created: EPOCH + 200,
    currency: "eur",
    evidence: { customer_name: "Ada Lovelace", customer_email_address: "ada@example.com" },
    evidence_details: { due_by: EPOCH + 864_000, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: true,
    metadata: {},
    payment_intent: "pi_1",
    payment_method_details: {
      type: "card",
      card: { brand: "visa", case_type: "chargeback", network_reason_code: "10.4" },
    },
    reason: "fraudulent",
    status: "needs_response",
    ...overrides,
  } as unknown as Stripe.Dispute;
}

export function aPayout(overrides: Overrides<Stripe.Payout> = {}): Stripe.Payout {
  return {
    id: "po_1",
    object: "payout",
    amount: 110_000,
    arrival_date: EPOCH + 172_800,
    automatic: true,
    created: EPOCH,
    currency: "eur",
    destination: "ba_1",
    failure_code: null,
    failure_message: null,
    livemode: true,
    metadata: {},
    method: "standard",
    original_payout: null,
    reconciliation_status: "in_progress",
    reversed_by: null,
    source_type: "card",
    status: "in_transit",
    trace_id: { status: "pending", value: null },
    type: "bank_account",
    ...overrides,
  } as unknown as Stripe.Payout;
}

export function aReview(overrides: Overrides<Stripe.Review> = {}): Stripe.Review {
  return {
    id: "prv_1",
    object: "review",
    billing_zip: "10115",
    charge: "ch_1",
    closed_reason: null,
    created: EPOCH + 2,
    ip_address: "203.0.113.7",
    livemode: true,
    open: true,
    opened_reason: "rule",
    payment_intent: "pi_1",
    reason: "rule",
    ...overrides,
  } as unknown as Stripe.Review;
}

export function aFraudWarning(
  overrides: Overrides<Stripe.Radar.EarlyFraudWarning> = {},
): Stripe.Radar.EarlyFraudWarning {
  return {
    id: "issfr_1",
    object: "radar.early_fraud_warning",
    actionable: true,
    charge: "ch_1",
    created: EPOCH + 150,
    fraud_type: "unauthorized_use_of_card",
    livemode: true,
    payment_intent: "pi_1",
    ...overrides,
  } as unknown as Stripe.Radar.EarlyFraudWarning;
}

/** An event in the given second; each is its own unless it is given an id. */
export function anEvent(
  type: Stripe.Event["type"],
  object: object,
  second = 0,
  overrides: Overrides<Stripe.EventBase> = {},
): Stripe.Event {
  return {
    id: `evt_${type}_${second}`,
    object: "event",
    api_version: "2026-02-25.clover",
    created: EPOCH + second,
    data: { object },
    livemode: true,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    ...overrides,
  } as unknown as Stripe.Event;
}
