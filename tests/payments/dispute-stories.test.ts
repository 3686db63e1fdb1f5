import {
  aDispute,
  aFailedCharge,
  aFraudWarning,
  anEvent,
  anUncapturedCharge,
  aRefund,
  aReview,
} from "./stripe-objects";
import { taken } from "./taken-payment";
import { tell } from "./tell";

describe("the story of a payment and the doubts about it", () => {
  it.each([
    ["won", "CAPTURED"],
    ["prevented", "CAPTURED"],
    ["lost", "REVERSED"],
  ])("that is disputed, and the dispute is %s", (status, state) => {
    const { history, transaction } = tell([
      ...taken,
      anEvent("charge.dispute.created", aDispute(), 200),
      anEvent("charge.dispute.closed", aDispute({ status }), 900),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "DISPUTED", state]);
    expect(transaction).toMatchObject({
      disputedMinor: 0n,
      reversedMinor: state === "REVERSED" ? 2000n : 0n,
    });
  });

  it("whose dispute is won after a part was refunded: back to where it stood", () => {
    const { history } = tell([
      ...taken,
      anEvent("refund.created", aRefund(), 100),
      anEvent("charge.dispute.created", aDispute(), 200),
      anEvent("charge.dispute.closed", aDispute({ status: "won" }), 900),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "PARTIALLY_REFUNDED", "DISPUTED", "PARTIALLY_REFUNDED"]);
  });

  it("that is first heard of by its dispute", () => {
    const { history, transaction } = tell([anEvent("charge.dispute.created", aDispute(), 200)]);

    expect(history).toEqual(["DISPUTED"]);
    expect(transaction).toMatchObject({
      currency: "EUR",
      amountMinor: null,
      disputedMinor: 2000n,
      rail: null,
    });
  });

  it("that is reviewed and let through", () => {
    const { history } = tell([
      ...taken,
      anEvent("review.opened", aReview(), 3),
      anEvent("review.closed", aReview({ open: false, reason: "approved" }), 900),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "ON_HOLD", "CAPTURED"]);
  });

  it("that failed: a review of it holds nothing up", () => {
    const { history } = tell([
      anEvent("charge.failed", aFailedCharge(), 1),
      anEvent("review.opened", aReview(), 3),
    ]);

    expect(history).toEqual(["FAILED"]);
  });

  it("that the payer's bank reports as fraud: noted, while its state stays", () => {
    const { history, transaction } = tell([
      ...taken,
      anEvent("radar.early_fraud_warning.created", aFraudWarning(), 150),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED"]);
    expect(transaction.fraudWarning).toBe("unauthorized_use_of_card");
  });

  it("whose dispute comes before its capture is known: the capture is inferred", () => {
    const { history } = tell([
      anEvent("charge.succeeded", anUncapturedCharge(), 1),
      anEvent("charge.dispute.created", aDispute(), 200),
    ]);

    expect(history).toEqual(["AUTHORISED", "(CAPTURED)", "DISPUTED"]);
  });

  it("whose dispute is in another currency: it counts for the state, not for the sums", () => {
    const { transaction } = tell([
      ...taken,
      anEvent("charge.dispute.created", aDispute({ currency: "usd" }), 200),
    ]);

    expect(transaction).toMatchObject({
      state: "DISPUTED",
      disputedMinor: 0n,
      anomalies: ["CURRENCY_MISMATCH"],
    });
  });
});
