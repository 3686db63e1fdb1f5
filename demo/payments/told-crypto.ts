import { chain, money } from "./amounts-and-methods";
import type { DemoTransaction } from "./demo-transaction";

/** Transfers on public chains. */
export const TOLD_CRYPTO: readonly DemoTransaction[] = [
  {
    key: "np-7013",
    payer: "u-1013",
    merchant: "m-2005",
    hoursAgo: 26,
    facts: {
      state: "FAILED",
      rail: "CRYPTO",
      amount: money(48_000_000, "USDC"),
      method: chain("polygon", "b802"),
      description: "Sent on another chain than the invoice names",
    },
  },
  {
    key: "np-7014",
    payer: "u-1023",
    merchant: "m-2005",
    hoursAgo: 15,
    facts: {
      state: "PENDING",
      rail: "CRYPTO",
      amount: money(2_400_000, "BTC"),
      method: chain("bitcoin", "c3d4"),
    },
    chain: {
      receivedMinor: 2_310_000n,
      receivedHoursAgo: 14.8,
      dueHoursAgo: 14,
      confirmations: 6,
      confirmationsNeeded: 3,
    },
  },
  {
    key: "np-7015",
    payer: "u-1023",
    merchant: "m-2005",
    hoursAgo: 120,
    facts: {
      state: "CAPTURED",
      rail: "CRYPTO",
      amount: money(900_000, "BTC"),
      method: chain("bitcoin", "d5e6"),
    },
    chain: {
      receivedMinor: 900_000n,
      receivedHoursAgo: 119.5,
      dueHoursAgo: 119,
      confirmations: 3,
      confirmationsNeeded: 3,
    },
    then: [{ hoursAgo: 118, state: "PENDING", reason: "block given up", chain: { confirmations: 0 } }],
  },
  {
    key: "np-7016",
    payer: "u-1004",
    merchant: "m-2005",
    hoursAgo: 8,
    facts: {
      state: "PENDING",
      rail: "CRYPTO",
      amount: money(3_000_000, "BTC"),
      method: chain("bitcoin", "e7f8"),
    },
    chain: { confirmations: 0, confirmationsNeeded: 3, dueHoursAgo: 2 },
    then: [
      {
        hoursAgo: 7,
        state: "PENDING",
        facts: { method: chain("bitcoin", "f9a0") },
        chain: { receivedMinor: 3_200_000n, receivedHoursAgo: 6.5, confirmations: 2 },
      },
    ],
  },
];
