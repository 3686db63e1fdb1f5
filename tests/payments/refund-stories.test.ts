import { aCharge, anEvent, anUncapturedCharge, aRefund } from "./stripe-objects";
import { taken } from "./taken-payment";
import { tell } from "./tell";

describe("the story of a payment and its refunds", () => {
  it("of which only a part is taken: the rest is no refund", () => {
    const { history, transaction } = tell([
      anEvent("charge.succeeded", anUncapturedCharge(), 1),
      anEvent(
        "refund.created",
        aRefund({
          amount: 600,
          reason: null,
          destination_details: { type: "card", card: { type: "reversal" } },
        }),
        60,
      ),
      anEvent("charge.captured", aCharge({ amount_captured: 1400, amount_refunded: 600 }), 60),
    ]);

    expect(history).toEqual(["AUTHORISED", "CAPTURED"]);
    expect(transaction).toMatchObject({ amountMinor: 2000n, capturedMinor: 1400n, refundedMinor: 0n });
  });

  it("of which only a part is taken: the rest, while it is being let go, is no pending refund", () => {
    const reversal = { type: "card", card: { type: "reversal" } };
    const { transaction } = tell([
      anEvent(
        "refund.created",
        aRefund({ id: "re_0", amount: 600, status: "pending", destination_details: reversal }),
      ),
      anEvent("refund.created", aRefund({ id: "re_1", amount: 100 }), 90),
      anEvent("charge.refunded", aCharge({ amount_captured: 1400, amount_refunded: 700 }), 90),
    ]);

    expect(transaction).toMatchObject({ refundedMinor: 100n, refundPendingMinor: 0n });
  });

  it("that is refunded in two steps, the second still on its way", () => {
    const { history, transaction } = tell([
      ...taken,
      anEvent("refund.created", aRefund({ id: "re_1", amount: 500 }), 100),
      anEvent("charge.refunded", aCharge({ amount_refunded: 500 }), 100),
      anEvent("refund.created", aRefund({ id: "re_2", amount: 1500, status: "pending" }), 200),
      anEvent("charge.refunded", aCharge({ amount_refunded: 2000, refunded: true }), 200),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "PARTIALLY_REFUNDED", "REFUNDED"]);
    expect(transaction).toMatchObject({ refundedMinor: 2000n, refundPendingMinor: 1500n });
  });

  it("in the very second of its capture: the snapshot that is further along counts", () => {
    const refunded = anEvent("charge.refunded", aCharge({ amount_refunded: 500 }), 2, { id: "evt_a" });
    const captured = anEvent("charge.captured", aCharge(), 2, { id: "evt_b" });

    expect(tell([captured, refunded]).transaction).toMatchObject({ refundedMinor: 500n });
    expect(tell([refunded, captured]).transaction).toMatchObject({ refundedMinor: 500n });
  });

  it("taken in part, where the provider does not count the rest among the refunds", () => {
    const { transaction } = tell([
      anEvent("charge.refunded", aCharge({ amount_captured: 1400, amount_refunded: 100 }), 60),
    ]);

    expect(transaction).toMatchObject({ capturedMinor: 1400n, refundedMinor: 100n });
  });

  it("whose refund fails after it was done", () => {
    const full = { amount: 2000 };
    const { history, transaction } = tell([
      ...taken,
      anEvent("refund.created", aRefund(full), 100),
      anEvent("charge.refunded", aCharge({ amount_refunded: 2000, refunded: true }), 100),
      anEvent(
        "refund.failed",
        aRefund({ ...full, status: "failed", failure_reason: "lost_or_stolen_card" }),
        900,
      ),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "REFUNDED", "CAPTURED"]);
    expect(transaction).toMatchObject({ capturedMinor: 2000n, refundedMinor: 0n });
  });

  it("whose refund gets its trace number days later", () => {
    const reference = "74082426061234567890123";
    const { history, transaction } = tell([
      ...taken,
      anEvent("refund.created", aRefund(), 100),
      anEvent(
        "refund.updated",
        aRefund({ destination_details: { type: "card", card: { type: "refund", reference } } }),
        9000,
      ),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "PARTIALLY_REFUNDED"]);
    expect(transaction.traceNumber).toBe(reference);
  });

  it("that is first heard of by its refund, which may be a part of it", () => {
    const first = [anEvent("refund.created", aRefund(), 100)];

    expect(tell(first).history).toEqual(["PARTIALLY_REFUNDED"]);
    expect(tell(first).transaction).toMatchObject({
      amountMinor: null,
      capturedMinor: 500n,
      refundedMinor: 500n,
    });
    expect(tell([...first, ...taken]).history).toEqual(["PARTIALLY_REFUNDED"]);
    expect(tell([...first, ...taken]).transaction).toMatchObject({
      capturedMinor: 2000n,
      refundedMinor: 500n,
    });
  });

  it("whose refunds exceed what was taken: the sum stops there, and a person is told", () => {
    const { transaction } = tell([
      ...taken,
      anEvent("refund.created", aRefund({ id: "re_1", amount: 1500 }), 100),
      anEvent("refund.created", aRefund({ id: "re_2", amount: 1500 }), 101),
    ]);

    expect(transaction).toMatchObject({ refundedMinor: 2000n, anomalies: ["REFUNDED_MORE_THAN_CAPTURED"] });
  });
});
