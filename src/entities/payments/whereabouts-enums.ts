/** Who has the money now. */
export const MoneyHolder = {
  /** The payer: nothing has left them. */
  CUSTOMER: "CUSTOMER",
  /** The payer's bank, wallet or lender: reserved, or given back and not shown yet. */
  CUSTOMER_BANK: "CUSTOMER_BANK",
  /** Between two of the others: clearing, a chain, a scheme. */
  NETWORK: "NETWORK",
  PROVIDER: "PROVIDER",
  /** The merchant, be it as a balance at the provider. */
  MERCHANT: "MERCHANT",
  MERCHANT_BANK: "MERCHANT_BANK",
} as const;
export type MoneyHolder = (typeof MoneyHolder)[keyof typeof MoneyHolder];

/** Something that happens to money on its way. */
export const MoneyEvent = {
  PAYMENT_STARTED: "PAYMENT_STARTED",
  PAYMENT_ARRIVES: "PAYMENT_ARRIVES",
  RESERVED: "RESERVED",
  /** The reservation becomes a payment, or lapses. */
  RESERVATION_ENDS: "RESERVATION_ENDS",
  PAID: "PAID",
  DELAYED: "DELAYED",
  FAILED: "FAILED",
  SENT_BACK: "SENT_BACK",
  CANCELLED: "CANCELLED",
  REFUND_STARTED: "REFUND_STARTED",
  REFUND_LEAVES: "REFUND_LEAVES",
  REFUND_ARRIVES: "REFUND_ARRIVES",
  REFUND_CAME_BACK: "REFUND_CAME_BACK",
  DISPUTE_OPENED: "DISPUTE_OPENED",
  DISPUTE_ENDS: "DISPUTE_ENDS",
  TAKEN_BACK: "TAKEN_BACK",
  CHECK_STARTED: "CHECK_STARTED",
  CHECK_ENDS: "CHECK_ENDS",
  PAYOUT_PREPARED: "PAYOUT_PREPARED",
  PAYOUT_LEAVES: "PAYOUT_LEAVES",
  PAYOUT_SENT: "PAYOUT_SENT",
  PAYOUT_ARRIVES: "PAYOUT_ARRIVES",
  PAYOUT_CREDITED: "PAYOUT_CREDITED",
  PAYOUT_CAME_BACK: "PAYOUT_CAME_BACK",
  COLLECTION_STARTED: "COLLECTION_STARTED",
  COLLECTION_ENDS: "COLLECTION_ENDS",
  COLLECTED: "COLLECTED",
  PART_ARRIVED: "PART_ARRIVED",
  ARRIVED_LATE: "ARRIVED_LATE",
  REORGANISED: "REORGANISED",
} as const;
export type MoneyEvent = (typeof MoneyEvent)[keyof typeof MoneyEvent];

/** What the customer can do. */
export const CustomerAction = {
  NOTHING: "NOTHING",
  WAIT: "WAIT",
  FINISH_PAYING: "FINISH_PAYING",
  TRY_AGAIN: "TRY_AGAIN",
  /** The same again would fail again. */
  PAY_ANOTHER_WAY: "PAY_ANOTHER_WAY",
  ASK_BANK: "ASK_BANK",
  /** With the trace number, by which a bank finds the money. */
  ASK_BANK_BY_NUMBER: "ASK_BANK_BY_NUMBER",
  GIVE_OTHER_ACCOUNT: "GIVE_OTHER_ACCOUNT",
  CONTACT_US: "CONTACT_US",
} as const;
export type CustomerAction = (typeof CustomerAction)[keyof typeof CustomerAction];

/** What kind of number money is traced by. */
export const TraceKind = {
  /** Acquirer reference number, 23 digits: the bank of a card finds a payment or refund by it. */
  ARN: "ARN",
  /** Retrieval reference number, 12 characters. */
  RRN: "RRN",
  /** Hash of a transfer on a public chain. */
  CHAIN_HASH: "CHAIN_HASH",
  OTHER: "OTHER",
} as const;
export type TraceKind = (typeof TraceKind)[keyof typeof TraceKind];
