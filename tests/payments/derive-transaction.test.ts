import fc from "fast-check";
import { deriveTransaction } from "../../src/services/payments/derive-transaction";
import type { TransactionPart } from "../../src/services/payments/transaction-part";
import { anyPart } from "./any-parts";

const manyParts = fc.array(anyPart, { minLength: 1, maxLength: 12 });

describe("a transaction derived from any parts at all", () => {
  it("does not depend on their order, nor on how often each is there", () => {
    const shuffled = manyParts.chain((parts) =>
      fc.record({
        parts: fc.constant(parts),
        others: fc.shuffledSubarray([...parts, ...parts], { minLength: parts.length * 2 }),
      }),
    );

    fc.assert(
      fc.property(shuffled, ({ parts, others }) => {
        expect(derive(others)).toEqual(derive(parts));
      }),
      { numRuns: 2000 },
    );
  });

  it("ignores a snapshot that a newer one of the same object has overtaken", () => {
    fc.assert(
      fc.property(manyParts, anyPart, (parts, newest) => {
        const now = { ...newest, occurredAt: new Date("2027-01-01T00:00:00Z") };
        const others = parts.filter((part) => part.kind !== now.kind || part.providerId !== now.providerId);

        expect(derive([...parts, now])).toEqual(derive([...others, now]));
      }),
    );
  });

  it("never shows a negative sum, nor more refunded than captured", () => {
    fc.assert(
      fc.property(manyParts, (parts) => {
        const {
          amountMinor,
          capturedMinor,
          refundedMinor,
          refundPendingMinor,
          disputedMinor,
          reversedMinor,
        } = derive(parts);

        expect(refundPendingMinor >= 0n && refundPendingMinor <= refundedMinor).toBe(true);
        expect(refundedMinor <= capturedMinor).toBe(true);
        expect([amountMinor ?? 0n, disputedMinor, reversedMinor].every((sum) => sum >= 0n)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("shows no amount without a currency", () => {
    fc.assert(
      fc.property(manyParts, (parts) => {
        const { currency, amountMinor, capturedMinor, disputedMinor } = derive(parts);

        expect(currency !== null || (amountMinor ?? 0n) + capturedMinor + disputedMinor === 0n).toBe(true);
      }),
    );
  });
});

function derive(parts: readonly TransactionPart[]) {
  const [first, ...others] = parts;
  return deriveTransaction([first!, ...others]);
}
