/** Whether money came from a payer or went out to the merchant's own account. */
export const TransactionKind = {
  /** A payer pays the merchant. */
  PAYMENT: "PAYMENT",
  /** The provider pays the merchant's balance out to the merchant's bank account or debit card. */
  PAYOUT: "PAYOUT",
} as const;
export type TransactionKind = (typeof TransactionKind)[keyof typeof TransactionKind];

/** Which way the money moves, seen from the merchant's balance at the provider. */
export const TransactionDirection = {
  /** Towards the balance: a payment, or a payout that the bank sent back or that covers a debt. */
  IN: "IN",
  /** Away from the balance: a payout. */
  OUT: "OUT",
} as const;
export type TransactionDirection = (typeof TransactionDirection)[keyof typeof TransactionDirection];

/** The network the money runs over: it decides who can dispute, for how long, and how a refund travels. */
export const TransactionRail = {
  /** A card network, also when the card sits in a phone wallet such as Apple Pay: card rules apply. */
  CARD: "CARD",
  /** An account with a wallet company: PayPal, Alipay, Cash App and their like. */
  WALLET: "WALLET",
  /** The payer's bank pushes the money, at the payer's order. */
  BANK_TRANSFER: "BANK_TRANSFER",
  /** The merchant's bank pulls the money under a mandate; the payer may call it back for weeks. */
  DIRECT_DEBIT: "DIRECT_DEBIT",
  /** The payer hands cash over a counter against a slip or number. */
  CASH_VOUCHER: "CASH_VOUCHER",
  /** A transfer on a public chain; nobody can call it back. */
  CRYPTO: "CRYPTO",
  /** A scheme made for payments between persons, addressed by phone number or handle. */
  P2P: "P2P",
  /** A lender pays the merchant and the payer owes the lender. */
  PAY_LATER: "PAY_LATER",
} as const;
export type TransactionRail = (typeof TransactionRail)[keyof typeof TransactionRail];

/** Where a transaction stands. For a payout, CAPTURED reads "credited by the bank". */
export const TransactionState = {
  /** Begun; the payer or a bank has still to act. */
  PENDING: "PENDING",
  /** The money is reserved with the payer's bank, not yet taken. */
  AUTHORISED: "AUTHORISED",
  /** The money is taken. */
  CAPTURED: "CAPTURED",
  /** Still pending although it should have arrived by now. */
  DELAYED: "DELAYED",
  /** The last attempt was refused, or a bank sent the money back; the payer may try again. */
  FAILED: "FAILED",
  /** Called off before any money was kept. */
  CANCELLED: "CANCELLED",
  /** Part of what was taken went back, or is on its way back, at the merchant's order. */
  PARTIALLY_REFUNDED: "PARTIALLY_REFUNDED",
  /** All that was taken went back, or is on its way back, at the merchant's order. */
  REFUNDED: "REFUNDED",
  /** The payer's bank questions or contests it, and the outcome is open. */
  DISPUTED: "DISPUTED",
  /** Money was taken back from the merchant, by a lost dispute or a recall. */
  REVERSED: "REVERSED",
  /** Stopped for a review of risk or law. */
  ON_HOLD: "ON_HOLD",
} as const;
export type TransactionState = (typeof TransactionState)[keyof typeof TransactionState];

/** How risky the provider thinks a payment is. */
export const RiskLevel = {
  NORMAL: "NORMAL",
  ELEVATED: "ELEVATED",
  HIGHEST: "HIGHEST",
  /** The provider does not judge payments of this sort. */
  NOT_ASSESSED: "NOT_ASSESSED",
  /** The provider tried and could not say. */
  UNKNOWN: "UNKNOWN",
} as const;
export type RiskLevel = (typeof RiskLevel)[keyof typeof RiskLevel];

/** What the provider advises after a decline. */
export const AdviceCode = {
  /** Check number, expiry and code, then try again. */
  CONFIRM_CARD_DATA: "CONFIRM_CARD_DATA",
  /** Another try with this method will fail too; networks fine merchants who insist. */
  DO_NOT_TRY_AGAIN: "DO_NOT_TRY_AGAIN",
  /** The same attempt may succeed later. */
  TRY_AGAIN_LATER: "TRY_AGAIN_LATER",
} as const;
export type AdviceCode = (typeof AdviceCode)[keyof typeof AdviceCode];

/** The provider's objects that together tell the story of one transaction. */
export const TransactionPartKind = {
  /** The intention to pay, which outlives failed attempts. */
  PAYMENT: "PAYMENT",
  /** One attempt to take the money. */
  CHARGE: "CHARGE",
  REFUND: "REFUND",
  DISPUTE: "DISPUTE",
  PAYOUT: "PAYOUT",
  /** A person at the merchant's looks whether the payment is fraud. */
  REVIEW: "REVIEW",
  /** The payer's bank reports fraud; four in five of these become disputes when nothing is done. */
  FRAUD_WARNING: "FRAUD_WARNING",
} as const;
export type TransactionPartKind = (typeof TransactionPartKind)[keyof typeof TransactionPartKind];

/** Something about the provider's figures that does not add up and that a person should know of. */
export const TransactionAnomaly = {
  /** The currency is not one we know the decimals of, so no amount is shown. */
  UNKNOWN_CURRENCY: "UNKNOWN_CURRENCY",
  /** A refund or dispute is in another currency than the payment and is left out of the sums. */
  CURRENCY_MISMATCH: "CURRENCY_MISMATCH",
  /** The refunds add up to more than was taken; the sum shown stops at what was taken. */
  REFUNDED_MORE_THAN_CAPTURED: "REFUNDED_MORE_THAN_CAPTURED",
} as const;
export type TransactionAnomaly = (typeof TransactionAnomaly)[keyof typeof TransactionAnomaly];
