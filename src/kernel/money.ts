import { code as isoCurrency, codes as isoCurrencies } from "currency-codes";

/** Coins that ISO 4217 does not list, in the smallest unit that their networks settle in. */
const COIN_EXPONENTS: Readonly<Record<string, number>> = {
  BTC: 8,
  BCH: 8,
  LTC: 8,
  DOGE: 8,
  // In gwei: whole wei would not fit a 64-bit amount beyond 9.2 ether.
  ETH: 9,
  SOL: 9,
  XRP: 6,
  USDC: 6,
  USDT: 6,
  DAI: 6,
};

/** Every currency whose decimals are known. */
export const CURRENCIES: readonly string[] = [...isoCurrencies(), ...Object.keys(COIN_EXPONENTS)];

/** The largest amount that is stored: a signed 64-bit number of minor units. */
export const MAX_AMOUNT_MINOR = 9_223_372_036_854_775_807n;

/** An amount in the minor units of its currency (JPY 0 decimals, EUR 2, BHD 3). */
export interface MoneyAmount {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** Decimals of a currency by ISO 4217 (or of a well-known coin); null for a code that is neither. */
export function currencyExponent(currency: string): number | null {
  if (!/^[A-Z]{3,4}$/.test(currency)) return null;
  return COIN_EXPONENTS[currency] ?? isoCurrency(currency)?.digits ?? null;
}

/** `{ 123456n, "EUR" }` as `1234.56`: the plain decimal that every reader understands. */
export function decimalText({ amountMinor, currency }: MoneyAmount): string {
  const exponent = currencyExponent(currency) ?? 0;
  const sign = amountMinor < 0n ? "-" : "";
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, "0");
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The amount as people of that locale write it, with the currency's own decimals: `€1,234.56`. */
export function formatMoney(money: MoneyAmount, locale: string): string {
  const exponent = currencyExponent(money.currency) ?? 0;
  const decimal = decimalText(money);
  // Intl knows three-letter codes only; a longer coin name is written after the number.
  const isIntlCurrency = /^[A-Z]{3}$/.test(money.currency);
  const format = new Intl.NumberFormat(locale, {
    ...(isIntlCurrency ? { style: "currency", currency: money.currency } : {}),
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  // Numeric text keeps every digit where a number would round beyond 2^53.
  const text = format.format(decimal as unknown as number);
  return isIntlCurrency ? text : `${text} ${money.currency}`;
}
