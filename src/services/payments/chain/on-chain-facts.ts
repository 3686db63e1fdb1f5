import type { Instant } from "../../../kernel/instant";

/** What a caller tells of a transfer on a chain; what is left out stays as it is. */
export interface OnChainFacts {
  readonly receivedMinor?: bigint | null;
  readonly receivedAt?: Instant | null;
  readonly dueAt?: Instant | null;
  readonly confirmations?: number | null;
  readonly confirmationsNeeded?: number | null;
}
