import { currencyExponent } from "../../../kernel/money";
import type { MinorText } from "../transaction-part";

/**
 * Where Stripe's decimals are not those of ISO 4217 (docs.stripe.com/currencies, "special cases").
 * HUF and TWD, whole units only when paid out, have two decimals here as there.
 */
const STRIPE_EXPONENTS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

export interface StripeMoney {
  /** Null when we cannot tell what the amount means: a coin, a withdrawn currency. */
  readonly currency: string | null;
  /** Turns one of Stripe's amounts into minor units; without a currency it stays Stripe's figure. */
  readonly minor: (amount: number | null | undefined) => MinorText;
}

/** Reads Stripe's amounts of one currency; a missing amount is nothing, the sign is dropped. */
export function stripeMoney(stripeCurrency: string): StripeMoney {
  const currency = stripeCurrency.toUpperCase();
  const exponent = currency.length === 3 ? currencyExponent(currency) : null;
  if (exponent === null) return { currency: null, minor: (amount) => magnitude(amount).toString() };
  const shift = exponent - (STRIPE_EXPONENTS[currency] ?? exponent);
  return { currency, minor: (amount) => shiftDecimals(magnitude(amount), shift).toString() };
}

function magnitude(amount: number | null | undefined): bigint {
  return BigInt(Math.abs(amount ?? 0));
}

/** Charges in fractions of a krona exist from before April 2023: they are rounded half up. */
function shiftDecimals(amount: bigint, shift: number): bigint {
  if (shift >= 0) return amount * 10n ** BigInt(shift);
  const unit = 10n ** BigInt(-shift);
  return (amount + unit / 2n) / unit;
}
