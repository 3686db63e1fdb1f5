import type { Raw } from "../src/kernel/firewall/safe-text";
import type { TransactionFacts } from "../src/services/payments/transaction-facts";

/** A transaction of the demo, its parties by the external ids of their customers. */
export interface DemoTransaction {
  readonly payer?: string;
  readonly payee?: string;
  readonly merchant?: string;
  readonly hoursAgo: number;
  readonly facts: Raw<TransactionFacts>;
}

const provider = "northwind";

export const TRANSACTIONS: readonly DemoTransaction[] = [
  {
    payer: "u-1001",
    hoursAgo: 60,
    facts: {
      provider,
      providerId: "np-7001",
      state: "DELAYED",
      rail: "BANK_TRANSFER",
      amount: { amountMinor: 24_000n, currency: "EUR" },
      payeeName: "Agence du Canal",
      method: { type: "sepa_credit", maskedAccount: "****4417", bankName: "Banque du Canal" },
      description: "Loyer de novembre",
    },
  },
  {
    payer: "u-1002",
    hoursAgo: 55,
    facts: {
      provider,
      providerId: "np-7002",
      state: "CAPTURED",
      rail: "CARD",
      amount: { amountMinor: 18_000n, currency: "EUR" },
      merchantName: "Hotel Rio Claro",
      method: { type: "card", brand: "visa", lastFour: "4242", expiryMonth: 8, expiryYear: 2029 },
      riskLevel: "NORMAL",
      riskScore: 12,
    },
  },
  {
    payer: "u-1003",
    hoursAgo: 50,
    facts: {
      provider,
      providerId: "np-7003",
      state: "CAPTURED",
      rail: "CARD",
      amount: { amountMinor: 89_990n, currency: "BRL" },
      merchantName: "Casa das Telas",
      method: { type: "card", brand: "mastercard", lastFour: "4444", expiryMonth: 1, expiryYear: 2028 },
      riskLevel: "ELEVATED",
      riskScore: 71,
    },
  },
  {
    payer: "u-1004",
    hoursAgo: 46,
    facts: {
      provider,
      providerId: "np-7004",
      state: "PENDING",
      rail: "CRYPTO",
      amount: { amountMinor: 1_250_000n, currency: "BTC" },
      merchantName: "Satori Audio",
      method: { type: "crypto", chain: "bitcoin" },
    },
  },
  {
    payee: "m-2001",
    hoursAgo: 40,
    facts: {
      provider,
      providerId: "np-7005",
      kind: "PAYOUT",
      state: "PENDING",
      rail: "BANK_TRANSFER",
      amount: { amountMinor: 191_240n, currency: "CAD" },
      method: { type: "bank_account", maskedAccount: "****0093" },
      traceNumber: "NWP-2026-112-0093",
    },
  },
  {
    merchant: "m-2002",
    hoursAgo: 30,
    facts: {
      provider,
      providerId: "np-7006",
      payerName: "L. Brandt",
      state: "DISPUTED",
      rail: "CARD",
      amount: { amountMinor: 124_900n, currency: "EUR" },
      method: { type: "card", brand: "visa", lastFour: "1881", expiryMonth: 11, expiryYear: 2027 },
      traceNumber: "74987502026315001234567",
    },
  },
  {
    payer: "u-1005",
    hoursAgo: 20,
    facts: {
      provider,
      providerId: "np-7007",
      state: "FAILED",
      rail: "P2P",
      amount: { amountMinor: 4_500_000n, currency: "NGN" },
      payeeName: "Lagoon View School",
      declineCode: "insufficient_funds",
      adviceCode: "TRY_AGAIN_LATER",
    },
  },
  {
    payer: "u-1002",
    merchant: "m-2001",
    hoursAgo: 10,
    facts: {
      provider,
      providerId: "np-7008",
      state: "CAPTURED",
      rail: "WALLET",
      amount: { amountMinor: 1_475n, currency: "CAD" },
      method: { type: "card", brand: "visa", lastFour: "4242", wallet: "apple_pay" },
    },
  },
];
