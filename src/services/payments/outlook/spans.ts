import type { TransactionRail } from "../../../entities/payments/transaction-enums";
import { MoneyEvent } from "../../../entities/payments/whereabouts-enums";
import type { MoneyFacts } from "./money-facts";

/** How long something takes, at least and at most. */
export interface Span {
  readonly unit: "MINUTES" | "DAYS" | "BUSINESS_DAYS";
  readonly least: number;
  readonly most: number;
}

type Facts = Pick<MoneyFacts, "rail" | "currency" | "method">;
type OnRails = Readonly<Record<TransactionRail | "UNKNOWN", Span | ((facts: Facts) => Span)>>;

const minutes = (least: number, most: number): Span => ({ unit: "MINUTES", least, most });
const days = (least: number, most: number): Span => ({ unit: "DAYS", least, most });
const businessDays = (least: number, most: number): Span => ({ unit: "BUSINESS_DAYS", least, most });

/** After an hour nobody comes back to a page that waits for a confirmation. */
const SOON = minutes(0, 60);

/**
 * SEPA: by the end of the next business day (PSD2, art. 83). US banks: ACH settles in one to three. UK: Faster
 * Payments arrive at once, and at most by the next day. Abroad by wire: a rule of thumb.
 */
const TRANSFERS: Readonly<Record<string, Span>> = {
  EUR: businessDays(0, 1),
  USD: businessDays(1, 3),
  GBP: businessDays(0, 1),
};
const WIRE = businessDays(1, 5);

const byTransfer = ({ currency }: Facts): Span => TRANSFERS[currency ?? ""] ?? WIRE;

/** Time until as many confirmations as exchanges commonly ask for; busy hours take longer: a rule of thumb. */
const CHAINS: Readonly<Record<string, Span>> = {
  bitcoin: minutes(10, 180),
  litecoin: minutes(5, 60),
  dogecoin: minutes(5, 60),
  "bitcoin-cash": minutes(10, 180),
  ethereum: minutes(2, 30),
  solana: minutes(1, 10),
  tron: minutes(1, 15),
  polygon: minutes(2, 30),
  base: minutes(1, 30),
  arbitrum: minutes(1, 30),
};

const onChain = ({ method }: Facts): Span => CHAINS[method?.chain ?? ""] ?? minutes(5, 180);

const PAYMENTS: OnRails = {
  CARD: SOON,
  WALLET: SOON,
  P2P: SOON,
  PAY_LATER: minutes(0, 1_440),
  // The payer has to give the order first.
  BANK_TRANSFER: (facts) => ({ ...byTransfer(facts), most: byTransfer(facts).most + 2 }),
  // Stripe: SEPA debits are confirmed within 5 business days as a rule, US ones within 4.
  DIRECT_DEBIT: businessDays(2, 5),
  // Slips are good for about three days, and shops report a day later.
  CASH_VOUCHER: days(0, 4),
  CRYPTO: onChain,
  UNKNOWN: businessDays(0, 5),
};

const REFUNDS: OnRails = {
  // What card networks and providers (Stripe: "5-10 business days") tell customers.
  CARD: businessDays(5, 10),
  WALLET: businessDays(0, 3),
  BANK_TRANSFER: byTransfer,
  // Sent as a transfer, once the debit itself can no longer fail.
  DIRECT_DEBIT: businessDays(2, 5),
  CASH_VOUCHER: businessDays(3, 10),
  CRYPTO: onChain,
  P2P: businessDays(0, 1),
  // The lender corrects the plan and pays back instalments: a rule of thumb.
  PAY_LATER: businessDays(3, 14),
  UNKNOWN: businessDays(5, 10),
};

const PAYOUTS: OnRails = {
  // To a debit card: half an hour as a rule; some banks show it a day later.
  CARD: minutes(0, 1_440),
  WALLET: businessDays(0, 1),
  BANK_TRANSFER: byTransfer,
  DIRECT_DEBIT: WIRE,
  CASH_VOUCHER: WIRE,
  CRYPTO: onChain,
  P2P: minutes(0, 60),
  PAY_LATER: WIRE,
  UNKNOWN: WIRE,
};

/** Card networks: 30 to 90 days with the answers of both sides (domain tables of Adyen, Stripe); else a rule of thumb. */
const DISPUTES: OnRails = {
  CARD: days(30, 90),
  WALLET: days(10, 30),
  BANK_TRANSFER: days(5, 30),
  DIRECT_DEBIT: days(5, 30),
  CASH_VOUCHER: days(10, 45),
  CRYPTO: days(5, 30),
  P2P: days(10, 30),
  PAY_LATER: days(15, 45),
  UNKNOWN: days(30, 90),
};

function alike(span: Span): OnRails {
  return {
    CARD: span,
    WALLET: span,
    BANK_TRANSFER: span,
    DIRECT_DEBIT: span,
    CASH_VOUCHER: span,
    CRYPTO: span,
    P2P: span,
    PAY_LATER: span,
    UNKNOWN: span,
  };
}

/** How long each thing takes that can be expected. */
const SPANS = {
  [MoneyEvent.PAYMENT_ARRIVES]: PAYMENTS,
  // Card authorisations hold for about seven days (Stripe, Visa for payments without the card).
  [MoneyEvent.RESERVATION_ENDS]: alike(days(0, 7)),
  [MoneyEvent.REFUND_LEAVES]: alike(businessDays(0, 3)),
  [MoneyEvent.REFUND_ARRIVES]: REFUNDS,
  [MoneyEvent.DISPUTE_ENDS]: DISPUTES,
  [MoneyEvent.CHECK_ENDS]: alike(businessDays(0, 3)),
  [MoneyEvent.PAYOUT_LEAVES]: alike(businessDays(0, 2)),
  [MoneyEvent.PAYOUT_ARRIVES]: PAYOUTS,
  [MoneyEvent.COLLECTION_ENDS]: alike(businessDays(2, 7)),
} as const satisfies Partial<Record<MoneyEvent, OnRails>>;

export type ExpectedEvent = keyof typeof SPANS;

/** How long it takes from the last event to this one. */
export function spanUntil(event: ExpectedEvent, facts: Facts): Span {
  const told = SPANS[event][facts.rail ?? "UNKNOWN"];
  return typeof told === "function" ? told(facts) : told;
}
