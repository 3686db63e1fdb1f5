/** What a value in an event must look like before it is read. */
export interface Form {
  readonly accepts: (value: unknown) => boolean;
  readonly expected: string;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u;

const MAX_ID_LENGTH = 255;
const MAX_TEXT_LENGTH = 1_000;

/** The last second of the year 9999, beyond which RFC 3339 cannot write a moment. */
const LAST_SECOND = 253_402_300_799;

/** Stripe's own limit is twelve digits; a sum of many such amounts still fits 64 bits. */
const MAX_AMOUNT = 10 ** 13;

export const ID: Form = {
  accepts: (value) => isText(value, MAX_ID_LENGTH) && value.trim() !== "",
  expected: "an id",
};

/** The id of another object, or that object itself. */
export const REFERENCE: Form = {
  accepts: (value) => value == null || ID.accepts(isObject(value) ? value["id"] : value),
  expected: "the id of an object, the object, or null",
};

export const MOMENT: Form = {
  accepts: (value) => isWhole(value, 0, LAST_SECOND),
  expected: "whole seconds since 1970",
};

export const AMOUNT: Form = {
  accepts: (value) => isWhole(value, 0, MAX_AMOUNT),
  expected: "an amount in whole minor units, not negative",
};

export const SIGNED_AMOUNT: Form = {
  accepts: (value) => isWhole(value, -MAX_AMOUNT, MAX_AMOUNT),
  expected: "an amount in whole minor units",
};

export const CURRENCY: Form = {
  accepts: (value) => typeof value === "string" && /^[a-z]{3,10}$/i.test(value),
  expected: "the code of a currency",
};

export const WORD: Form = { accepts: (value) => isText(value, MAX_ID_LENGTH), expected: "a word" };

export const TEXT: Form = { accepts: (value) => isText(value, MAX_TEXT_LENGTH), expected: "a short text" };

export const FLAG: Form = { accepts: (value) => typeof value === "boolean", expected: "true or false" };

export const OBJECT: Form = { accepts: isObject, expected: "an object" };

export const LIST: Form = { accepts: Array.isArray, expected: "a list" };

export function optional({ accepts, expected }: Form): Form {
  return { accepts: (value) => value == null || accepts(value), expected: `${expected}, or null` };
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === "string" && value.length <= maxLength && PLAIN.test(value);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
