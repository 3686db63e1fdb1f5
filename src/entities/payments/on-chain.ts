import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";

/** What a public chain tells of a payment. */
export interface OnChain {
  /** What arrived in all, in minor units of the payment's currency as decimal digits; null until told. */
  readonly receivedMinor: string | null;
  /** When it arrived in full, or its latest part. */
  readonly receivedAt: Instant | null;
  /** Until when it had to arrive; null for no such time. */
  readonly dueAt: Instant | null;
  readonly confirmations: number | null;
  /** From how many on it counts as paid. */
  readonly confirmationsNeeded: number | null;
  /** Transfers that the payer replaced by another one, oldest first. */
  readonly replacedHashes: readonly SafeText[];
  /** When the block that held it was given up, after it had counted as paid; the latest time. */
  readonly reorganisedAt: Instant | null;
}

/** What a person should know of a transfer on a chain. */
export const OnChainIssue = {
  UNDERPAID: "UNDERPAID",
  OVERPAID: "OVERPAID",
  PAID_LATE: "PAID_LATE",
  REPLACED: "REPLACED",
  REORGANISED: "REORGANISED",
} as const;
export type OnChainIssue = (typeof OnChainIssue)[keyof typeof OnChainIssue];
