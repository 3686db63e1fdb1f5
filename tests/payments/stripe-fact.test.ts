import type Stripe from "stripe";
import { STRIPE_EVENT_TYPES, stripeFact } from "../../src/services/payments/stripe/stripe-fact";
import { aCharge, aDispute, anEvent, aPaymentIntent, aPayout, aRefund, aReview } from "./stripe-objects";
import { READINGS } from "./stripe-readings";

const OF_ONE_PAYMENT = READINGS.filter(([type]) => !type.startsWith("payout."));

describe("what a Stripe event tells", () => {
  it("is tried here for every event that is listened to", () => {
    expect(READINGS.map(([type]) => type).sort()).toEqual([...STRIPE_EVENT_TYPES].sort());
  });

  it.each(READINGS)("is read from the object of %s", (type, object, facts) => {
    const fact = stripeFact(anEvent(type, object, 7));

    expect(fact).toMatchObject({
      provider: "stripe",
      eventType: type,
      part: {
        providerId: (object as { id: string }).id,
        occurredAt: new Date("2026-03-02T09:00:07Z"),
        facts,
      },
    });
  });

  it.each(READINGS)("of %s comes back from JSON as it went in", (type, object) => {
    const facts = stripeFact(anEvent(type, object))?.part.facts;

    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it.each(READINGS)("of %s holds no name, address, secret or document", (type, object) => {
    const text = JSON.stringify(stripeFact(anEvent(type, object)));

    expect(text).not.toMatch(
      /Ada|Lovelace|example\.com|49151|203\.0|10115|secret|receipts|fingerprint|764239/,
    );
  });

  it.each(OF_ONE_PAYMENT)("of %s is filed under the payment intent first", (type, object) => {
    const keys = stripeFact(anEvent(type, object))?.transactionKeys;

    expect(keys?.[0]).toBe("pi_1");
    expect(["pi_1", "ch_1"]).toEqual(expect.arrayContaining([...keys!]));
  });

  it("is filed under the charge where there is no payment intent", () => {
    const objects = [
      ["charge.succeeded", aCharge({ payment_intent: null })],
      ["refund.created", aRefund({ payment_intent: null })],
      ["charge.dispute.created", aDispute({ payment_intent: null })],
      ["review.opened", aReview({ payment_intent: undefined })],
    ] as const;

    const keys = objects.map(([type, object]) => stripeFact(anEvent(type, object))?.transactionKeys);

    expect(keys).toEqual([["ch_1"], ["ch_1"], ["ch_1"], ["ch_1"]]);
  });

  it("is filed alike when Stripe sends related objects whole", () => {
    const refund = aRefund({ charge: aCharge(), payment_intent: aPaymentIntent() });

    expect(stripeFact(anEvent("refund.created", refund))?.transactionKeys).toEqual(["pi_1", "ch_1"]);
  });

  it("names the connected account and the mode", () => {
    const event = anEvent("payout.paid", aPayout(), 0, { account: "acct_9", livemode: false });

    expect(stripeFact(event)).toMatchObject({ accountId: "acct_9", isLive: false });
    expect(stripeFact(anEvent("payout.paid", aPayout()))).toMatchObject({ accountId: null, isLive: true });
  });

  it.each(["customer.created", "charge.succeeded.future", "toString"])(
    "is nothing of an event %s",
    (type) => {
      expect(stripeFact(anEvent(type as Stripe.Event["type"], aCharge()))).toBeNull();
    },
  );

  it("is nothing of an object we have no reading for", () => {
    expect(stripeFact(anEvent("refund.created", { object: "terminal.refund", id: "tr_1" }))).toBeNull();
  });

  it("is nothing of a refund that belongs to no payment", () => {
    const refund = aRefund({ charge: null, payment_intent: null });

    expect(stripeFact(anEvent("refund.created", refund))).toBeNull();
  });

  it.each([
    ["payment_intent.processing", aPaymentIntent({ status: "dreaming" }), "WAITING"],
    ["charge.updated", aCharge({ status: "dreaming" }), "PROCESSING"],
    ["refund.updated", aRefund({ status: null }), "PENDING"],
    ["charge.dispute.updated", aDispute({ status: "dreaming" }), "OPEN"],
    ["payout.updated", aPayout({ status: "dreaming" }), "PROCESSING"],
  ] as const)("takes an unknown status in %s for one that is still open", (type, object, status) => {
    expect(stripeFact(anEvent(type, object))?.part.facts).toMatchObject({ status });
  });

  it.each([
    ["a refund to a card's account", { type: "card", card: { type: "refund" } }, true],
    ["a reversal on a card", { type: "card", card: { type: "reversal" } }, false],
    ["a card refund that Stripe has not placed yet", { type: "card", card: { type: "pending" } }, false],
    ["a bank transfer", { type: "eu_bank_transfer", eu_bank_transfer: { reference: "X1" } }, true],
    ["a refund of which no way is told", undefined, false],
  ])("knows whether %s proves a capture", (_, destination_details, provesCapture) => {
    const fact = stripeFact(anEvent("refund.created", aRefund({ destination_details })));

    expect(fact?.part.facts).toMatchObject({ provesCapture });
  });

  it("takes the rail of a payment that leaves the payer no choice", () => {
    const intent = aPaymentIntent({ payment_method_types: ["oxxo"] });

    expect(stripeFact(anEvent("payment_intent.created", intent))?.part.facts).toMatchObject({
      rail: "CASH_VOUCHER",
    });
  });
});
