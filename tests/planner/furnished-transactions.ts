/** A transaction to make, its parties by their places among the customers. */
export interface FurnishedTransaction {
  readonly payer?: number;
  readonly payee?: number;
  readonly merchant?: number;
  readonly providerId: string;
  readonly state: string;
  readonly [fact: string]: unknown;
}

/** The first two are merged later; a later line of the same id is the same transaction, moved on. */
export const TRANSACTIONS: readonly FurnishedTransaction[] = [
  { payer: 0, merchant: 2, providerId: "np-1", state: "PENDING" },
  { payer: 0, merchant: 2, providerId: "np-1", state: "CAPTURED", reason: "settled" },
  { payer: 0, providerId: "np-2", state: "CAPTURED" },
  {
    payer: 1,
    merchant: 2,
    providerId: "np-3",
    state: "CAPTURED",
    description: "Order 77",
    statementDescriptor: "ACME*77",
    traceNumber: "74987502026315001234567",
    payeeName: "Someone",
    merchantName: "Corner Books",
    riskLevel: "ELEVATED",
    riskScore: 71,
    method: {
      type: "card",
      brand: "visa",
      lastFour: "4242",
      expiryMonth: 8,
      expiryYear: 2031,
      wallet: "apple_pay",
      bankName: "Banque du Canal",
      maskedAccount: "****4417",
      chain: "bitcoin",
      chainHash: "a".repeat(64),
    },
  },
  { providerId: "np-3", state: "PARTIALLY_REFUNDED", refundedMinor: 250 },
  { providerId: "np-3", state: "DISPUTED" },
  {
    payer: 0,
    payee: 1,
    providerId: "np-4",
    state: "FAILED",
    rail: "P2P",
    declineCode: "insufficient_funds",
    networkDeclineCode: "51",
    adviceCode: "TRY_AGAIN_LATER",
    payerName: "L. Haddad",
  },
  {
    payee: 2,
    providerId: "np-5",
    kind: "PAYOUT",
    state: "PENDING",
    rail: "BANK_TRANSFER",
    mode: "TEST",
    amount: { amountMinor: 191_240, currency: "CAD" },
  },
  {
    payer: 0,
    providerId: "np-7",
    state: "CAPTURED",
    rail: "CRYPTO",
    method: { chain: "bitcoin", chainHash: "b".repeat(64) },
    onChain: { receivedMinor: 1_300, receivedAt: "2026-01-15T09:00:00.000Z", confirmations: 3 },
  },
  {
    providerId: "np-7",
    state: "PENDING",
    rail: "CRYPTO",
    method: { chainHash: "c".repeat(64) },
    onChain: { dueAt: "2026-01-15T08:00:00.000Z", confirmations: 0, confirmationsNeeded: 3 },
  },
  { payer: 1, merchant: 1, providerId: "np-6", state: "AUTHORISED", provider: "tiny" },
];
