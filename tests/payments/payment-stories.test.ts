import {
  aCharge,
  aFailedCharge,
  anEvent,
  anUncapturedCharge,
  aPaymentIntent,
  cardDetails,
} from "./stripe-objects";
import { taken } from "./taken-payment";
import { tell } from "./tell";

const declined = {
  type: "card_error",
  code: "card_declined",
  decline_code: "insufficient_funds",
  charge: "ch_0",
};

describe("the story of a payment", () => {
  it("that is taken at once", () => {
    const { history, transaction } = tell(taken);

    expect(history).toEqual(["PENDING", "CAPTURED"]);
    expect(transaction).toMatchObject({
      kind: "PAYMENT",
      direction: "IN",
      currency: "EUR",
      amountMinor: 2000n,
      capturedMinor: 2000n,
      refundedMinor: 0n,
      rail: "CARD",
      method: { brand: "visa", lastFour: "4242" },
      risk: { level: "NORMAL", score: 17 },
      decline: null,
      payerId: "cus_1",
      startedAt: new Date("2026-03-02T09:00:00Z"),
      anomalies: [],
    });
  });

  it("that fails, with the reason of the bank", () => {
    const { history, transaction } = tell([
      anEvent("payment_intent.created", aPaymentIntent()),
      anEvent("charge.failed", aFailedCharge({ id: "ch_0" }), 1),
      anEvent(
        "payment_intent.payment_failed",
        aPaymentIntent({ last_payment_error: declined, latest_charge: "ch_0" }),
        1,
      ),
    ]);

    expect(history).toEqual(["PENDING", "FAILED"]);
    expect(transaction.decline).toEqual({
      code: "insufficient_funds",
      networkCode: "51",
      adviceCode: "TRY_AGAIN_LATER",
    });
    expect(transaction.risk).toEqual({ level: "ELEVATED", score: 66 });
  });

  it("that fails, and succeeds with another card: the decline is forgotten", () => {
    const { history, transaction } = tell([
      anEvent("charge.failed", aFailedCharge({ id: "ch_0", created: aCharge().created - 1 }), 0),
      anEvent(
        "charge.succeeded",
        aCharge({ payment_method_details: cardDetails({ last4: "0005", brand: "amex" }) }),
        9,
      ),
    ]);

    expect(history).toEqual(["FAILED", "CAPTURED"]);
    expect(transaction).toMatchObject({ decline: null, method: { brand: "amex", lastFour: "0005" } });
  });

  it("that fails, and is called off: the decline is remembered", () => {
    const { history, transaction } = tell([
      anEvent("payment_intent.payment_failed", aPaymentIntent({ last_payment_error: declined }), 1),
      anEvent(
        "payment_intent.canceled",
        aPaymentIntent({ status: "canceled", last_payment_error: declined }),
        2,
      ),
    ]);

    expect(history).toEqual(["FAILED", "CANCELLED"]);
    expect(transaction.decline?.code).toBe("insufficient_funds");
  });

  it("that is called off: what is noted on a failed charge later does not revive it", () => {
    const { history } = tell([
      anEvent("charge.failed", aFailedCharge(), 1),
      anEvent("payment_intent.canceled", aPaymentIntent({ status: "canceled" }), 2),
      anEvent("charge.updated", aFailedCharge({ metadata: { seen: "yes" } }), 9),
    ]);

    expect(history).toEqual(["FAILED", "CANCELLED"]);
  });

  it("with two attempts in one second: the one that succeeded tells how it was paid", () => {
    const { transaction } = tell([
      anEvent(
        "charge.failed",
        aFailedCharge({ id: "ch_z", payment_method_details: cardDetails({ last4: "0002" }) }),
      ),
      anEvent("charge.succeeded", aCharge({ id: "ch_a" })),
    ]);

    expect(transaction).toMatchObject({
      state: "CAPTURED",
      method: { lastFour: "4242" },
      risk: { score: 17 },
    });
  });

  it("that is held and let go", () => {
    const { history, transaction } = tell([
      anEvent("charge.succeeded", anUncapturedCharge(), 1),
      anEvent("charge.expired", anUncapturedCharge({ refunded: true, amount_refunded: 2000 }), 600),
    ]);

    expect(history).toEqual(["AUTHORISED", "CANCELLED"]);
    expect(transaction).toMatchObject({ capturedMinor: 0n, refundedMinor: 0n });
  });

  it("that a bank sends back after it was booked", () => {
    const { history, transaction } = tell([
      ...taken,
      anEvent("charge.failed", aFailedCharge({ failure_code: "debit_not_authorized", outcome: null }), 500),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "FAILED"]);
    expect(transaction).toMatchObject({ capturedMinor: 0n, decline: { code: "debit_not_authorized" } });
  });

  it("in a currency of unknown decimals: no amounts, but the right state", () => {
    const { transaction } = tell([
      anEvent("charge.refunded", aCharge({ currency: "zzz", amount_refunded: 2000, refunded: true })),
    ]);

    expect(transaction).toMatchObject({
      state: "REFUNDED",
      currency: null,
      amountMinor: null,
      capturedMinor: 0n,
      refundedMinor: 0n,
      anomalies: ["UNKNOWN_CURRENCY"],
    });
  });
});
