import { card, money } from "./amounts-and-methods";
import type { DemoTransaction } from "./demo-transaction";

/** Money that went back, or is held. */
export const TOLD_RETURNS: readonly DemoTransaction[] = [
  {
    key: "np-7022",
    payer: "u-1020",
    merchant: "m-2007",
    hoursAgo: 520,
    facts: {
      state: "CAPTURED",
      rail: "PAY_LATER",
      amount: money(34_900, "GBP"),
      description: "Greenhouse, three instalments",
    },
    then: [
      { hoursAgo: 96, state: "PARTIALLY_REFUNDED", reason: "broken panes", facts: { refundedMinor: 8_900n } },
    ],
  },
  {
    key: "np-7023",
    payer: "u-1017",
    merchant: "m-2003",
    hoursAgo: 18,
    facts: {
      state: "ON_HOLD",
      rail: "CARD",
      amount: money(148_000, "EUR"),
      method: card("visa", "6411"),
      riskLevel: "HIGHEST",
      riskScore: 88,
    },
  },
  {
    key: "np-7024",
    payee: "m-2003",
    hoursAgo: 90,
    facts: {
      kind: "PAYOUT",
      state: "CAPTURED",
      rail: "BANK_TRANSFER",
      amount: money(512_075, "EUR"),
      method: { type: "bank_account", maskedAccount: "FR76****0189" },
      traceNumber: "NWP-2026-110-0189",
    },
    then: [
      {
        hoursAgo: 44,
        state: "FAILED",
        reason: "returned: no such account",
        facts: { declineCode: "account_closed" },
      },
    ],
  },
  {
    key: "np-7025",
    payer: "u-1014",
    merchant: "m-2004",
    hoursAgo: 1_500,
    facts: {
      state: "CAPTURED",
      rail: "DIRECT_DEBIT",
      amount: money(2_990, "EUR"),
      method: { type: "sepa_debit", maskedAccount: "ES91****1332" },
      description: "Club de lectura, cuota",
    },
    then: [{ hoursAgo: 130, state: "REVERSED", reason: "debit_not_authorized" }],
  },
  {
    key: "np-7026",
    payer: "u-1016",
    merchant: "m-2005",
    hoursAgo: 33,
    facts: { state: "CAPTURED", rail: "CARD", amount: money(39_800, "JPY"), method: card("jcb", "0505") },
    then: [{ hoursAgo: 3, state: "REFUNDED", reason: "requested_by_customer" }],
  },
  {
    key: "np-7027",
    payer: "u-1024",
    merchant: "m-2006",
    hoursAgo: 1_200,
    facts: {
      state: "CAPTURED",
      rail: "CARD",
      amount: money(24_000, "USD"),
      method: card("amex", "1007"),
      traceNumber: "74987502026290007654321",
    },
    then: [
      { hoursAgo: 800, state: "DISPUTED", reason: "product_unacceptable" },
      { hoursAgo: 150, state: "REVERSED", reason: "dispute lost" },
    ],
  },
  {
    key: "np-7028",
    payer: "u-1021",
    merchant: "m-2010",
    hoursAgo: 16,
    facts: { state: "CAPTURED", rail: "P2P", amount: money(120_000, "MXN"), payeeName: "R. Quintero" },
  },
];
