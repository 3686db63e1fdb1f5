import { anEvent, aPayout } from "./stripe-objects";
import { tell } from "./tell";

describe("the story of a payout", () => {
  it("that is credited and sent back days later", () => {
    const { history, transaction } = tell([
      anEvent("payout.created", aPayout({ status: "pending" })),
      anEvent("payout.paid", aPayout({ status: "paid" }), 100),
      anEvent("payout.failed", aPayout({ status: "failed", failure_code: "account_closed" }), 900),
    ]);

    expect(history).toEqual(["PENDING", "CAPTURED", "FAILED"]);
    expect(transaction).toMatchObject({
      kind: "PAYOUT",
      direction: "OUT",
      rail: "BANK_TRANSFER",
      amountMinor: 110_000n,
      capturedMinor: 0n,
      decline: { code: "account_closed" },
    });
  });

  it("that is reversed", () => {
    const { history, transaction } = tell([
      anEvent("payout.paid", aPayout({ status: "paid" }), 100),
      anEvent("payout.updated", aPayout({ status: "paid", reversed_by: "po_2" }), 900),
    ]);

    expect(history).toEqual(["CAPTURED", "REVERSED"]);
    expect(transaction).toMatchObject({ capturedMinor: 110_000n, reversedMinor: 110_000n });
  });

  it("that takes money from the bank account instead", () => {
    const { transaction } = tell([anEvent("payout.created", aPayout({ amount: -2500 }))]);

    expect(transaction).toMatchObject({ direction: "IN", amountMinor: 2500n });
  });
});
