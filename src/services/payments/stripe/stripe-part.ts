import type { Snapshot, TransactionPart } from "../transaction-part";

/** Of which event a snapshot is; its rank within the second follows from the object. */
export type EventStamp = Omit<Snapshot, "rank">;

/** What one of Stripe's objects tells; null when it is about no transaction. */
export interface StripePart {
  readonly transactionKeys: readonly [string, ...string[]];
  readonly part: TransactionPart;
}
