import { CURRENCIES, currencyExponent, MAX_AMOUNT_MINOR, type MoneyAmount } from "../../kernel/money";

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  "€": ["EUR"],
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₿": ["BTC"],
  R$: ["BRL"],
};

const NUMBER = String.raw`\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d{1,9})?|\d+(?:[.,]\d{1,9})?`;
const UNIT = String.raw`[A-Za-z]{3,4}|R\$|[€$£¥₹₿]`;
const AMOUNT = new RegExp(`^(?<before>${UNIT})?\\s?(?<number>${NUMBER})\\s?(?<after>${UNIT})?$`);

/** The amount that is written here, in the minor units of every currency that it may be of. */
export function amountsOf(text: string): readonly MoneyAmount[] {
  const { before, number, after } = AMOUNT.exec(text)?.groups ?? {};
  if (number === undefined || (before !== undefined && after !== undefined)) return [];
  const unit = before ?? after;
  // A whole number without a currency is rather the number of a case.
  if (unit === undefined && /^\d+$/.test(number)) return [];
  const currencies = unit === undefined ? CURRENCIES : currenciesOf(unit);
  return decimalsOf(number).flatMap((decimal) =>
    currencies.flatMap((currency) => inMinorUnits(decimal, currency)),
  );
}

function currenciesOf(unit: string): readonly string[] {
  const known = SYMBOLS[unit];
  if (known) return known;
  const code = unit.toUpperCase();
  return currencyExponent(code) === null ? [] : [code];
}

interface Decimal {
  readonly whole: string;
  readonly fraction: string;
}

/** `1,234.56` has one reading; `1.234` has two, as its point may part thousands. */
function decimalsOf(number: string): readonly Decimal[] {
  const separators = number.replace(/\d/g, "");
  const last = separators.at(-1);
  const digits = number.replace(/\D/g, "");
  if (last === undefined) return [{ whole: digits, fraction: "" }];
  const fraction = number.slice(number.lastIndexOf(last) + 1);
  const asDecimal = { whole: digits.slice(0, digits.length - fraction.length), fraction };
  const asWhole = { whole: digits, fraction: "" };
  const isRepeated = separators.length > 1 && separators[0] === last;
  if (isRepeated || last === " " || last === "'") return [asWhole];
  return separators.length === 1 && fraction.length === 3 ? [asDecimal, asWhole] : [asDecimal];
}

function inMinorUnits({ whole, fraction }: Decimal, currency: string): readonly MoneyAmount[] {
  const exponent = currencyExponent(currency);
  if (exponent === null || fraction.length > exponent) return [];
  const amountMinor = BigInt(whole + fraction.padEnd(exponent, "0"));
  return amountMinor > MAX_AMOUNT_MINOR ? [] : [{ amountMinor, currency }];
}
