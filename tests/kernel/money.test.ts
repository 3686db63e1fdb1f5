import fc from "fast-check";
import { currencyExponent, decimalText, formatMoney, MAX_AMOUNT_MINOR } from "../../src/kernel/money";

const amount = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
const currency = fc.constantFrom("JPY", "EUR", "USD", "BHD", "CLF", "BTC", "ETH", "USDC", "XRP");

/** Slow, and by division instead of by cutting text. */
function oracle(amountMinor: bigint, exponent: number): string {
  const unit = 10n ** BigInt(exponent);
  const positive = amountMinor < 0n ? -amountMinor : amountMinor;
  const decimals = Array.from({ length: exponent }, (_, place) =>
    ((positive / 10n ** BigInt(exponent - 1 - place)) % 10n).toString(),
  ).join("");
  return `${amountMinor < 0n ? "-" : ""}${positive / unit}${exponent > 0 ? "." : ""}${decimals}`;
}

test.each([
  ["JPY", 0],
  ["EUR", 2],
  ["BHD", 3],
  ["CLF", 4],
  ["BTC", 8],
  ["ETH", 9],
  ["USDC", 6],
  ["XXL", null],
  ["eur", null],
  ["", null],
  ["EURO!", null],
])("%s has %p decimals", (code, exponent) => {
  expect(currencyExponent(code)).toBe(exponent);
});

test("decimal text is the amount to the last digit", () => {
  fc.assert(
    fc.property(amount, currency, (amountMinor, code) => {
      expect(decimalText({ amountMinor, currency: code })).toBe(oracle(amountMinor, currencyExponent(code)!));
    }),
  );
});

test("decimal text without its point is the amount again", () => {
  fc.assert(
    fc.property(amount, currency, (amountMinor, code) => {
      expect(BigInt(decimalText({ amountMinor, currency: code }).replace(".", ""))).toBe(amountMinor);
    }),
  );
});

test("the English form has every digit of the decimal text", () => {
  fc.assert(
    fc.property(amount, currency, (amountMinor, code) => {
      const digits = (text: string): string => text.replace(/[^\d.]/g, "");

      const formatted = formatMoney({ amountMinor, currency: code }, "en");

      expect(digits(formatted)).toBe(digits(decimalText({ amountMinor, currency: code })));
    }),
  );
});

test.each([
  [123_456n, "EUR", "en", "€1,234.56"],
  [123_456n, "EUR", "de", "1.234,56\u00A0€"],
  [500n, "JPY", "ja", "￥500"],
  [1_500n, "BHD", "en", "BHD\u00A01.500"],
  [-1n, "USD", "en", "-$0.01"],
  [1_000_000n, "USDC", "en", "1.000000 USDC"],
  [MAX_AMOUNT_MINOR, "USD", "en", "$92,233,720,368,547,758.07"],
])("%s minor units of %s in %s are %s", (amountMinor, code, locale, text) => {
  expect(formatMoney({ amountMinor, currency: code }, locale)).toBe(text);
});
