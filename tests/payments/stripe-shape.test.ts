import fc from "fast-check";
import { Refusal } from "../../src/kernel/errors";
import { reviseTransaction } from "../../src/services/payments/revise-transaction";
import { checkStripeEvent } from "../../src/services/payments/stripe/check-stripe-event";
import { stripeFact } from "../../src/services/payments/stripe/stripe-fact";
import { aCharge, aDispute, anEvent, aPaymentIntent, aPayout, aRefund } from "./stripe-objects";
import { anyMutatedEvent } from "./mutated-event";

function read(event: object): void {
  checkStripeEvent(event);
  const fact = stripeFact(event as never);
  if (!fact) return;
  const { transaction } = reviseTransaction(null, fact.part);
  for (const at of [fact.part.occurredAt, fact.part.createdAt, transaction.startedAt])
    expect(at.toISOString()).toMatch(/^\d{4}-/);
  for (const amount of [
    transaction.amountMinor ?? 0n,
    transaction.capturedMinor,
    transaction.refundedMinor,
  ]) {
    expect(amount).toBeGreaterThanOrEqual(0n);
    expect(BigInt.asIntN(64, amount)).toBe(amount);
  }
}

function refusalOf(event: object): unknown {
  try {
    read(event);
    return null;
  } catch (error) {
    return error;
  }
}

const charge = (overrides: object) => anEvent("charge.succeeded", aCharge(overrides));

test.each([
  ["no object", { ...charge({}), data: { object: null } }, ["data", "object"]],
  ["a list for an object", { ...charge({}), data: { object: [] } }, ["data", "object"]],
  ["a moment beyond all calendars", { ...charge({}), created: 1e20 }, ["created"]],
  ["a moment before 1970", { ...charge({}), created: -1e12 }, ["created"]],
  ["an over-long id", { ...charge({}), id: "e".repeat(5_000) }, ["id"]],
  ["no amount", charge({ amount: undefined }), ["data", "object", "amount"]],
  ["no currency", charge({ currency: undefined }), ["data", "object", "currency"]],
  ["a fraction", charge({ amount: 12.5 }), ["data", "object", "amount"]],
  ["an amount as text", charge({ amount: "2000" }), ["data", "object", "amount"]],
  ["an amount out of all measure", charge({ amount: 1e30 }), ["data", "object", "amount"]],
  ["a negative amount", charge({ amount: -1 }), ["data", "object", "amount"]],
  ["an object without an id", charge({ id: undefined }), ["data", "object", "id"]],
  ["an object with an over-long id", charge({ id: "c".repeat(5_000) }), ["data", "object", "id"]],
  [
    "a payment with an over-long id",
    charge({ payment_intent: "p".repeat(5_000) }),
    ["data", "object", "payment_intent"],
  ],
  ["an object made beyond all calendars", charge({ created: 1e18 }), ["data", "object", "created"]],
  ["a NUL within an id", charge({ id: "ch_\0" }), ["data", "object", "id"]],
  [
    "a deadline beyond all calendars",
    anEvent("charge.dispute.created", aDispute({ evidence_details: { due_by: 1e18 } })),
    ["data", "object", "evidence_details", "due_by"],
  ],
])("refuses an event with %s, naming the place", (_, event, path) => {
  expect(refusalOf(event)).toMatchObject({ code: "BAD_USER_INPUT", field: ["body", ...path] });
});

test.each([
  [
    "a payment that names no types",
    "payment_intent.created",
    aPaymentIntent({ payment_method_types: undefined }),
    { rail: null },
  ],
  [
    "a charge that does not name what was captured",
    "charge.succeeded",
    aCharge({ amount_captured: undefined }),
    { capturedMinor: "2000" },
  ],
  [
    "a charge without outcome and method",
    "charge.succeeded",
    aCharge({ outcome: undefined, payment_method_details: undefined }),
    { risk: null, method: null },
  ],
  [
    "a refund without destination",
    "refund.created",
    aRefund({ destination_details: null, reason: undefined }),
    { traceNumber: null, reason: null },
  ],
  [
    "a payout without trace",
    "payout.paid",
    aPayout({ trace_id: undefined, failure_code: undefined }),
    { traceNumber: null, failureCode: null },
  ],
  [
    "a payout that takes money back",
    "payout.paid",
    aPayout({ amount: -500 }),
    { direction: "IN", amountMinor: "500" },
  ],
] as const)("reads %s, as older versions of the API send it", (_, type, object, facts) => {
  expect(stripeFact(anEvent(type, object))?.part.facts).toMatchObject(facts);
});

test("whatever is wrong with an event, it is read or refused", () => {
  fc.assert(
    fc.property(anyMutatedEvent, (event) => {
      const refusal = refusalOf(event);

      expect(refusal === null || refusal instanceof Refusal ? null : refusal).toBeNull();
    }),
    { numRuns: 3_000 },
  );
});
