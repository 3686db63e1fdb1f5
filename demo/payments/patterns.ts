import type { TransactionState } from "../../src/entities/payments/transaction-enums";
import type { DemoTransaction } from "./demo-transaction";

/** How an everyday payment goes. */
export interface Pattern {
  readonly facts: DemoTransaction["facts"];
  /** The parties' own, unless told. */
  readonly currency?: string;
  readonly isPayout?: boolean;
  readonly chain?: {
    /** Of what was asked for. */
    readonly percent: number;
    readonly confirmations: number;
    readonly hoursLater?: number;
  };
  readonly then?: readonly {
    readonly hours: number;
    readonly state: TransactionState;
    readonly reason?: string;
    /** Refunded, of the whole. */
    readonly share?: number;
  }[];
}

const VISA = { type: "card", brand: "visa" };
const MASTERCARD = { type: "card", brand: "mastercard" };
const BITCOIN = { type: "crypto", chain: "bitcoin" };

const paidByCard = (method: object): Pattern => ({
  facts: { state: "AUTHORISED", rail: "CARD", method, riskLevel: "NORMAL", riskScore: 9 },
  then: [{ hours: 2, state: "CAPTURED" }],
});

const declined = (declineCode: string, networkDeclineCode: string | null = null): Pattern => ({
  facts: { state: "FAILED", rail: "CARD", method: VISA, declineCode, networkDeclineCode },
});

const DECLINES: readonly Pattern[] = [
  declined("insufficient_funds", "51"),
  declined("do_not_honor", "05"),
  declined("expired_card", "54"),
  declined("incorrect_cvc", "N7"),
  declined("authentication_required", "1A"),
  declined("lost_card", "41"),
  declined("fraudulent", "59"),
  declined("card_velocity_exceeded", "65"),
  declined("pin_try_exceeded", "75"),
  declined("transaction_not_allowed", "57"),
  declined("issuer_not_available", "91"),
  declined("processing_error"),
  declined("currency_not_supported"),
  declined("duplicate_transaction"),
  declined("generic_decline"),
];

const CARDS: readonly Pattern[] = [
  paidByCard(VISA),
  paidByCard(MASTERCARD),
  paidByCard({ ...VISA, wallet: "apple_pay" }),
  paidByCard({ ...MASTERCARD, wallet: "google_pay" }),
  paidByCard({ type: "card", brand: "amex" }),
  {
    facts: { state: "CAPTURED", rail: "CARD", method: MASTERCARD },
    then: [{ hours: 20, state: "REFUNDED", reason: "requested_by_customer" }],
  },
  {
    facts: { state: "CAPTURED", rail: "CARD", method: VISA },
    then: [{ hours: 30, state: "PARTIALLY_REFUNDED", reason: "requested_by_customer", share: 0.4 }],
  },
  {
    facts: { state: "CAPTURED", rail: "CARD", method: VISA },
    then: [
      { hours: 12, state: "REFUNDED", reason: "requested_by_customer" },
      { hours: 40, state: "CAPTURED", reason: "refund came back: the account was closed" },
    ],
  },
  {
    facts: { state: "CAPTURED", rail: "CARD", method: VISA, riskLevel: "ELEVATED", riskScore: 67 },
    then: [{ hours: 36, state: "DISPUTED", reason: "fraudulent" }],
  },
  {
    facts: { state: "CAPTURED", rail: "CARD", method: MASTERCARD },
    then: [
      { hours: 10, state: "DISPUTED", reason: "product_not_received" },
      { hours: 44, state: "CAPTURED", reason: "dispute won" },
    ],
  },
  { facts: { state: "AUTHORISED", rail: "CARD", method: VISA } },
  { facts: { state: "AUTHORISED", rail: "CARD", method: VISA }, then: [{ hours: 24, state: "CANCELLED" }] },
];

const BANKS: readonly Pattern[] = [
  {
    facts: { state: "PENDING", rail: "BANK_TRANSFER", method: { type: "sepa_credit" } },
    then: [{ hours: 20, state: "CAPTURED" }],
  },
  {
    facts: { state: "PENDING", rail: "BANK_TRANSFER", method: { type: "sepa_credit" } },
    then: [{ hours: 30, state: "FAILED", reason: "no such account" }],
  },
  {
    facts: { state: "PENDING", rail: "DIRECT_DEBIT", method: { type: "sepa_debit" } },
    then: [{ hours: 40, state: "CAPTURED" }],
  },
  { facts: { state: "FAILED", rail: "DIRECT_DEBIT", method: { type: "ach_debit" }, declineCode: "R03" } },
  {
    facts: { state: "PENDING", kind: "PAYOUT", rail: "BANK_TRANSFER", method: { type: "bank_account" } },
    isPayout: true,
    then: [{ hours: 30, state: "CAPTURED" }],
  },
  {
    facts: { state: "PENDING", kind: "PAYOUT", rail: "BANK_TRANSFER", method: { type: "bank_account" } },
    isPayout: true,
    then: [{ hours: 30, state: "CAPTURED" }],
  },
];

const OTHERS: readonly Pattern[] = [
  { facts: { state: "CAPTURED", rail: "WALLET", method: { type: "wallet" } } },
  { facts: { state: "CAPTURED", rail: "P2P" } },
  { facts: { state: "FAILED", rail: "P2P", declineCode: "invalid_account" } },
  {
    facts: { state: "PENDING", rail: "CASH_VOUCHER", method: { type: "cash_voucher" } },
    then: [{ hours: 26, state: "CAPTURED" }],
  },
  { facts: { state: "CAPTURED", rail: "PAY_LATER" } },
  {
    facts: { state: "CAPTURED", rail: "CRYPTO", method: BITCOIN },
    currency: "BTC",
    chain: { percent: 100, confirmations: 6 },
  },
  {
    facts: { state: "CAPTURED", rail: "CRYPTO", method: BITCOIN },
    currency: "BTC",
    chain: { percent: 104, confirmations: 5 },
  },
  {
    facts: { state: "CANCELLED", rail: "CRYPTO", method: BITCOIN },
    currency: "BTC",
    chain: { percent: 0, confirmations: 0 },
  },
];

export const PATTERNS: readonly Pattern[] = [
  ...CARDS,
  ...BANKS,
  ...OTHERS,
  ...CARDS.slice(0, 5),
  ...DECLINES,
];
