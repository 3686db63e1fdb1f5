import { card, money } from "./amounts-and-methods";
import type { DemoTransaction } from "./demo-transaction";

/** Payments that failed, and money that went where it should not. */
export const TOLD_FAILURES: readonly DemoTransaction[] = [
  {
    key: "np-7017",
    payer: "u-1008",
    merchant: "m-2004",
    hoursAgo: 12,
    facts: {
      state: "FAILED",
      rail: "CARD",
      amount: money(4_395, "EUR"),
      method: card("visa", "3155"),
      declineCode: "authentication_required",
      networkDeclineCode: "1A",
    },
  },
  {
    key: "np-7018",
    payer: "u-1015",
    merchant: "m-2006",
    hoursAgo: 5,
    facts: {
      state: "FAILED",
      rail: "CARD",
      amount: money(18_650, "USD"),
      method: card("mastercard", "5100"),
      declineCode: "stolen_card",
      networkDeclineCode: "43",
      adviceCode: "DO_NOT_TRY_AGAIN",
      riskLevel: "HIGHEST",
      riskScore: 93,
    },
  },
  {
    key: "np-7019",
    payer: "u-1011",
    merchant: "m-2006",
    hoursAgo: 28,
    facts: {
      state: "FAILED",
      rail: "DIRECT_DEBIT",
      amount: money(6_500, "USD"),
      method: { type: "ach_debit", maskedAccount: "****6789" },
      declineCode: "R01",
      traceNumber: "091000010000381",
    },
  },
  {
    key: "np-7020",
    payer: "u-1009",
    merchant: "m-2010",
    hoursAgo: 70,
    facts: {
      state: "PENDING",
      rail: "CASH_VOUCHER",
      amount: money(64_000, "MXN"),
      method: { type: "cash_voucher" },
      description: "Pago en ventanilla",
    },
    then: [
      { hoursAgo: 22, state: "CANCELLED", reason: "voucher lapsed" },
      { hoursAgo: 9, state: "CAPTURED", reason: "paid after it lapsed" },
    ],
  },
  {
    key: "np-7021",
    payer: "u-1010",
    hoursAgo: 52,
    facts: {
      state: "CAPTURED",
      rail: "BANK_TRANSFER",
      amount: money(85_000, "GBP"),
      payeeName: "R. Ashdown",
      method: { type: "faster_payment", maskedAccount: "****2231" },
      traceNumber: "FP-20-2231-7788",
    },
  },
];
