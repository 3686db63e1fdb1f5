import fc from "fast-check";
import type { ChargePart, TransactionPart } from "../../src/services/payments/transaction-part";

const amount = fc.constantFrom("0", "1", "300", "700", "1000", "1001");
const currency = fc.constantFrom("EUR", "EUR", "EUR", "JPY", null);
const second = fc.nat(4).map((seconds) => new Date(1_772_442_000_000 + seconds * 1000));
const attempt = {
  status: fc.constantFrom("WAITING", "PROCESSING", "AUTHORISED", "FAILED", "CANCELLED", "CAPTURED"),
  currency,
  amountMinor: amount,
  capturedMinor: amount,
  releasedMinor: amount,
  rail: fc.constantFrom("CARD", "WALLET", null),
  method: fc.constant(null),
  decline: fc.option(
    fc.record({
      code: fc.constantFrom("a", "b"),
      networkCode: fc.constant(null),
      adviceCode: fc.constant(null),
    }),
  ),
  payerId: fc.constantFrom("cus_1", "cus_2", null),
} as const;

function partOf<Kind extends string, Facts>(kind: Kind, facts: fc.Arbitrary<Facts>) {
  return fc.record({
    kind: fc.constant(kind),
    providerId: fc.constantFrom(`${kind}_1`, `${kind}_2`),
    createdAt: second,
    occurredAt: second,
    rank: fc.nat(2),
    eventId: fc.uuid(),
    facts,
  });
}

const money = { currency, amountMinor: amount } as const;

/** Parts as no provider would ever send them together: whatever holds for these holds always. */
export const anyPart: fc.Arbitrary<TransactionPart> = fc.oneof(
  partOf("PAYMENT", fc.record({ ...attempt, latestChargeId: fc.constantFrom("CHARGE_1", null) })),
  partOf(
    "CHARGE",
    fc.record({ ...attempt, refundedMinor: amount, risk: fc.constant<ChargePart["facts"]["risk"]>(null) }),
  ),
  partOf(
    "REFUND",
    fc.record({
      ...money,
      status: fc.constantFrom("PENDING", "SUCCEEDED", "FAILED", "CANCELLED"),
      reason: fc.constant(null),
      failureReason: fc.constant(null),
      traceNumber: fc.constantFrom("123", "456", null),
      provesCapture: fc.boolean(),
    }),
  ),
  partOf(
    "DISPUTE",
    fc.record({
      ...money,
      status: fc.constantFrom("OPEN", "WON", "LOST", "CLOSED"),
      isInquiry: fc.boolean(),
      reason: fc.constant(null),
      networkReasonCode: fc.constant(null),
      dueAt: fc.constant(null),
      asksAt: fc.constantFrom("INQUIRY", "CHARGEBACK", "APPEAL", null),
      wasAnswered: fc.boolean(),
    }),
  ),
  partOf("REVIEW", fc.record({ isOpen: fc.boolean(), reason: fc.constant(null) })),
  partOf("FRAUD_WARNING", fc.record({ fraudType: fc.constantFrom("misc", "made_with_stolen_card") })),
);
