import { InvalidError } from "../../../kernel/errors";
import {
  AMOUNT,
  CURRENCY,
  FLAG,
  ID,
  LIST,
  MOMENT,
  OBJECT,
  optional,
  REFERENCE,
  SIGNED_AMOUNT,
  TEXT,
  WORD,
  type Form,
} from "./stripe-forms";

/** Forms of the values at these paths; what is not listed is not read, or read by its form alone. */
type Shape = Readonly<Record<string, Form>>;

const EVENT: Shape = {
  id: ID,
  type: WORD,
  created: MOMENT,
  account: optional(ID),
  data: OBJECT,
  "data.object": OBJECT,
};

const MADE: Shape = { id: ID, created: MOMENT };
const MONEY: Shape = { ...MADE, amount: AMOUNT, currency: CURRENCY };
const OF_PAYMENT: Shape = { payment_intent: REFERENCE, charge: REFERENCE };

/** API versions differ in what they send: only what every version has always sent is required. */
const OBJECTS: Readonly<Record<string, Shape>> = {
  payment_intent: {
    ...MONEY,
    amount_received: AMOUNT,
    customer: REFERENCE,
    latest_charge: REFERENCE,
    payment_method_types: optional(LIST),
    last_payment_error: optional(OBJECT),
    "last_payment_error.type": optional(TEXT),
    "last_payment_error.code": optional(TEXT),
    "last_payment_error.decline_code": optional(TEXT),
    "last_payment_error.network_decline_code": optional(TEXT),
    "last_payment_error.payment_method": optional(OBJECT),
  },
  charge: {
    ...MONEY,
    amount_captured: optional(AMOUNT),
    amount_refunded: AMOUNT,
    payment_intent: REFERENCE,
    customer: REFERENCE,
    failure_code: optional(TEXT),
    payment_method_details: optional(OBJECT),
    outcome: optional(OBJECT),
    "outcome.reason": optional(TEXT),
    "outcome.network_decline_code": optional(TEXT),
  },
  refund: {
    ...MONEY,
    ...OF_PAYMENT,
    reason: optional(TEXT),
    failure_reason: optional(TEXT),
    destination_details: optional(OBJECT),
  },
  dispute: {
    ...MONEY,
    ...OF_PAYMENT,
    reason: optional(TEXT),
    network_reason_code: optional(TEXT),
    evidence_details: optional(OBJECT),
    "evidence_details.due_by": optional(MOMENT),
    "payment_method_details.card.network_reason_code": optional(TEXT),
  },
  payout: {
    ...MONEY,
    amount: SIGNED_AMOUNT,
    failure_code: optional(TEXT),
    "trace_id.value": optional(TEXT),
  },
  review: { ...MADE, ...OF_PAYMENT, open: FLAG, reason: optional(TEXT) },
  "radar.early_fraud_warning": { ...MADE, ...OF_PAYMENT, fraud_type: TEXT },
};

/** Refuses an event that lacks what makes it one, whatever it tells of. */
export function checkStripeEvent(event: unknown): void {
  checkShape(EVENT, event, []);
}

/** Refuses an object that cannot be read: its figures and ids must be such as Stripe sends. */
export function checkStripeObject(object: { readonly object: string }): void {
  if (Object.hasOwn(OBJECTS, object.object))
    checkShape(OBJECTS[object.object] ?? {}, object, ["data", "object"]);
}

function checkShape(shape: Shape, value: unknown, path: readonly string[]): void {
  for (const [name, { accepts, expected }] of Object.entries(shape)) {
    const names = name.split(".");
    if (!accepts(valueAt(value, names)))
      throw new InvalidError(
        ["body", ...path, ...names],
        `This is no event of Stripe's: \`${[...path, ...names].join(".")}\` should be ${expected}.`,
      );
  }
}

function valueAt(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((within, name) => (within as Record<string, unknown> | null)?.[name], value);
}
