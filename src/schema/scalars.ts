import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { GraphQLDateTime, GraphQLDuration, GraphQLEmailAddress, GraphQLJSONObject } from "graphql-scalars";
import { currencyExponent } from "../kernel/money";
import type { Instant } from "../kernel/instant";

/** Rows hold instants as finished text, so an answer passes them on untouched. */
export const DateTime = new GraphQLScalarType<Instant, Instant>({
  name: "DateTime",
  description:
    "A moment: RFC 3339 in UTC with milliseconds, e.g. `2026-11-22T09:30:00.000Z`. Any offset is accepted.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  serialize: (value) => value as Instant,
  parseValue: (value) => storableInstant(expecting(MOMENT, () => GraphQLDateTime.parseValue(value))),
  parseLiteral: (node) =>
    storableInstant(expecting(MOMENT, () => GraphQLDateTime.parseLiteral(node, null), node)),
});

const MOMENT =
  "Expected a moment by RFC 3339, with its offset, such as 2026-11-22T09:30:00Z or 2026-11-22T10:30:00+01:00.";
const SPAN = "Expected a length of time by ISO 8601, such as PT90M, PT8H or P30D.";

/** What the library says of a text that it cannot read helps nobody who does not know the form. */
function expecting<Value>(form: string, parse: () => Value, nodes?: ValueNode): Value {
  try {
    return parse();
  } catch {
    throw new GraphQLError(form, nodes && { nodes });
  }
}

/** PostgreSQL knows no year 0, and the text of an instant has four digits for the year. */
function storableInstant(date: Date): Instant {
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999))
    throw new GraphQLError("Expected a moment in the years 0001 to 9999 of UTC.");
  return date.toISOString();
}

/** Rows hold days as finished text, too. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A day of the years 0001 to 9999, of no time zone, e.g. `2026-11-22`.",
  serialize: String,
  parseValue: (value) => existingDay(value),
  parseLiteral: (node) => existingDay(node.kind === Kind.STRING ? node.value : null),
});

function existingDay(value: unknown): string {
  const isDay = typeof value === "string" && /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value);
  const time = isDay ? Date.parse(`${value}T00:00:00.000Z`) : NaN;
  // JavaScript takes the 31st of April for the 1st of May.
  if (!isDay || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new GraphQLError("Expected a day that exists, such as 2026-11-22.");
  return value;
}

/** 64-bit signed, which JavaScript numbers are not. */
export const BigIntScalar = new GraphQLScalarType<bigint, number | string>({
  name: "BigInt",
  description:
    "A whole number of up to 64 bits. Sent as a JSON number while it is exact in JavaScript (below 2^53), else as a string; both are accepted.",
  serialize: (value) => {
    const exact = BigInt(value as bigint | number);
    return BigInt(Number(exact)) === exact && Number.isSafeInteger(Number(exact))
      ? Number(exact)
      : exact.toString();
  },
  parseValue: (value) =>
    wholeNumber(typeof value === "number" && !Number.isSafeInteger(value) ? null : String(value)),
  parseLiteral: (node) =>
    wholeNumber(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : null),
});

function wholeNumber(text: string | null): bigint {
  if (text === null || !/^-?\d{1,19}$/.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text))
    throw new GraphQLError("Expected a whole number of at most 64 bits; send it as a string beyond 2^53.");
  return BigInt(text);
}

export const CurrencyCode = new GraphQLScalarType<string, string>({
  name: "CurrencyCode",
  description:
    "A currency by ISO 4217, e.g. `EUR`, or a coin: BTC, BCH, LTC, DOGE, ETH, SOL, XRP, USDC, USDT, DAI.",
  serialize: String,
  parseValue: (value) => knownCurrency(value),
  parseLiteral: (node) => knownCurrency(node.kind === Kind.STRING ? node.value : null),
});

function knownCurrency(value: unknown): string {
  if (typeof value !== "string" || currencyExponent(value) === null)
    throw new GraphQLError("Expected a currency code of ISO 4217 in capitals, such as EUR.");
  return value;
}

export const JSONObject = described(
  GraphQLJSONObject,
  "JSONObject",
  "A JSON object whose keys are the workspace's own: custom attributes.",
);
export const Duration = new GraphQLScalarType({
  ...GraphQLDuration.toConfig(),
  name: "Duration",
  description: "A length of time by ISO 8601, e.g. `PT1H` or `P30D`.",
  parseValue: (value) => expecting(SPAN, () => GraphQLDuration.parseValue(value)),
  parseLiteral: (node) => expecting(SPAN, () => GraphQLDuration.parseLiteral(node, null), node),
});
export const EmailAddress = described(GraphQLEmailAddress, "EmailAddress", "An e-mail address.");

function described(scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), name, description });
}
