import { Kind } from "graphql";
import { MoneyType } from "../../src/schema/money.type";
import { DateTime } from "../../src/schema/scalars";

test.each([
  ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
  ["0000-12-31T23:00:00-02:00", "0001-01-01T01:00:00.000Z"],
  ["2026-11-22T10:30:00+01:00", "2026-11-22T09:30:00.000Z"],
  ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
])("reads the moment %s as %s, in a variable and in a document", (text, instant) => {
  expect(DateTime.parseValue(text)).toBe(instant);
  expect(DateTime.parseLiteral({ kind: Kind.STRING, value: text })).toBe(instant);
});

test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])(
  "refuses the moment %s, which is outside the years that can be stored",
  (text) => {
    const refusal = "Expected a moment in the years 0001 to 9999 of UTC.";

    expect(() => DateTime.parseValue(text)).toThrow(refusal);
    expect(() => DateTime.parseLiteral({ kind: Kind.STRING, value: text })).toThrow(refusal);
  },
);

const money = Object.assign(new MoneyType(), { amountMinor: 1_250n, currency: "EUR" });

test("writes an amount as people of the locale do", () => {
  expect(money.formatted("de")).toBe("12,50\u00a0€");
});

test.each([
  "root",
  "",
  "not a tag",
  "xx",
  "de-de-de-de",
  "de\0",
  "de-x-abcdefgh-abcdefgh-abcdefgh-abcdef",
  "de_DE",
])("writes an amount in English for the locale %j, which is none", (locale) => {
  expect(money.formatted(locale)).toBe("€12.50");
});
