/** Languages that every text for customers is written in. */
export const CustomerLanguage = { EN: "EN", DE: "DE", FR: "FR", ES: "ES" } as const;
export type CustomerLanguage = (typeof CustomerLanguage)[keyof typeof CustomerLanguage];

/** Whose codes: the same two characters mean different things in different lists. */
export const DeclineScheme = {
  /** Words such as `insufficient_funds`, as Stripe and others write them; refunds and payouts that fail, too. */
  WORD: "WORD",
  /** Field 39 of ISO 8583, the raw answer of a card network: `51`. */
  ISO_8583: "ISO_8583",
  /** Return reasons of US bank debits and credits: `R01`. */
  ACH: "ACH",
} as const;
export type DeclineScheme = (typeof DeclineScheme)[keyof typeof DeclineScheme];

/** What sort of thing is in the way, as the customer may know it. */
export const DeclineGroup = {
  MONEY: "MONEY",
  DETAILS: "DETAILS",
  CONFIRMATION: "CONFIRMATION",
  UNSPECIFIC: "UNSPECIFIC",
  TEMPORARY: "TEMPORARY",
  STOPPED: "STOPPED",
  OTHER: "OTHER",
} as const;
export type DeclineGroup = (typeof DeclineGroup)[keyof typeof DeclineGroup];

/** Why a payment was declined, as far as the customer may know it. Many codes share one reason. */
export const DeclineReason = {
  /** Also stands for all that must not be told: nothing of it may differ from a decline without a reason. */
  GENERIC: "GENERIC",
  ASK_BANK: "ASK_BANK",
  NOT_ALLOWED: "NOT_ALLOWED",
  CURRENCY: "CURRENCY",
  CARD_EXPIRED: "CARD_EXPIRED",
  BALANCE: "BALANCE",
  LIMIT: "LIMIT",
  AMOUNT: "AMOUNT",
  CARD_NUMBER: "CARD_NUMBER",
  SECURITY_CODE: "SECURITY_CODE",
  EXPIRY_DATE: "EXPIRY_DATE",
  ADDRESS: "ADDRESS",
  ACCOUNT_DETAILS: "ACCOUNT_DETAILS",
  ACCOUNT_CLOSED: "ACCOUNT_CLOSED",
  ACCOUNT_RESTRICTED: "ACCOUNT_RESTRICTED",
  ACCOUNT_HOLDER: "ACCOUNT_HOLDER",
  AUTHENTICATION: "AUTHENTICATION",
  IDENTIFICATION: "IDENTIFICATION",
  PIN: "PIN",
  PIN_TRIES: "PIN_TRIES",
  BANK_UNREACHABLE: "BANK_UNREACHABLE",
  TECHNICAL: "TECHNICAL",
  OUR_SIDE: "OUR_SIDE",
  STOPPED: "STOPPED",
  DUPLICATE: "DUPLICATE",
  TEST_CARD: "TEST_CARD",
  APPROVED: "APPROVED",
} as const;
export type DeclineReason = (typeof DeclineReason)[keyof typeof DeclineReason];

/** Whether the same payment may be tried again with the same method. */
export const RetryAdvice = {
  NOW: "NOW",
  LATER: "LATER",
  AFTER_FIX: "AFTER_FIX",
  WITH_AUTHENTICATION: "WITH_AUTHENTICATION",
  AFTER_BANK: "AFTER_BANK",
  NEVER: "NEVER",
  NOT_NEEDED: "NOT_NEEDED",
} as const;
export type RetryAdvice = (typeof RetryAdvice)[keyof typeof RetryAdvice];

/** Another way to pay, or to be paid. */
export const PaymentWay = {
  OTHER_CARD: "OTHER_CARD",
  WALLET: "WALLET",
  BANK_TRANSFER: "BANK_TRANSFER",
  PAY_LATER: "PAY_LATER",
  OTHER_ACCOUNT: "OTHER_ACCOUNT",
} as const;
export type PaymentWay = (typeof PaymentWay)[keyof typeof PaymentWay];
