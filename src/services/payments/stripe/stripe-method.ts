import { TransactionRail } from "../../../entities/payments/transaction-enums";
import type { MethodFacts } from "../transaction-part";
import { translate } from "./stripe-object";
import { STRIPE_RAILS } from "./stripe-rails";

/** The fields we read, of whichever sort; Stripe's other fields hold names, mail addresses and more. */
interface MethodDetails {
  readonly brand?: unknown;
  readonly last4?: unknown;
  readonly iban_last4?: unknown;
  readonly exp_month?: unknown;
  readonly exp_year?: unknown;
  readonly wallet?: { readonly type?: unknown } | null;
  /** The card behind a wallet account. */
  readonly funding?: { readonly card?: MethodDetails | null } | string | null;
  readonly bank_name?: unknown;
  readonly bank?: unknown;
  readonly network?: unknown;
  readonly transaction_hash?: unknown;
}

const WORD = /^[a-z][a-z0-9_]{0,39}$/;
// No form below lets the digits of a card or account number through.
const LAST_FOUR = /^[0-9A-Za-z]{4}$/;
const BANK_NAME = /^(?!.*\d{5})[^\p{Cc}\p{Cs}]{1,100}$/u;
const CHAIN_HASH = /^[0-9A-Za-z]{40,128}$/;

export function stripeRail(type: string | null | undefined): TransactionRail | null {
  return translate(STRIPE_RAILS, type, null);
}

/**
 * The safe facts of a charge's `payment_method_details` or of a PaymentMethod: both keep them under the name
 * of their type. Each field is taken by name and by form, so nothing else can slip through.
 */
export function stripeMethod(method: object | null | undefined): MethodFacts | null {
  const type = text((method as { type?: unknown } | null | undefined)?.type, WORD);
  if (!method || type === null) return null;
  const details = (method as Record<string, unknown>)[type] as MethodDetails | null | undefined;
  const fundingCard = typeof details?.funding === "object" ? (details.funding?.card ?? null) : null;
  const card = fundingCard ?? details;
  const isCard = fundingCard !== null || stripeRail(type) === TransactionRail.CARD;
  const lastFour = text(card?.last4 ?? card?.iban_last4, LAST_FOUR);
  return {
    type,
    brand: text(card?.brand, WORD),
    lastFour: isCard ? lastFour : null,
    expiryMonth: wholeNumber(card?.exp_month, 1, 12),
    expiryYear: wholeNumber(card?.exp_year, 2000, 2200),
    wallet: text(details?.wallet?.type, WORD),
    bankName: text(details?.bank_name ?? details?.bank, BANK_NAME),
    maskedAccount: !isCard && lastFour ? `****${lastFour}` : null,
    chain: type === "crypto" ? text(details?.network, WORD) : null,
    chainHash: type === "crypto" ? text(details?.transaction_hash, CHAIN_HASH) : null,
  };
}

function text(value: unknown, form: RegExp): string | null {
  return typeof value === "string" && form.test(value) ? value : null;
}

function wholeNumber(value: unknown, least: number, most: number): number | null {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : null;
}
