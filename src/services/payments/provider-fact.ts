import type { TransactionPart } from "./transaction-part";

/** What one event of a provider tells us: one object, in the shape it had at that moment. */
export interface ProviderFact {
  readonly provider: "stripe";
  readonly eventId: string;
  readonly eventType: string;
  /** False for the provider's test mode, which must never mix with money. */
  readonly isLive: boolean;
  /** The connected account that the event is about; null for the account that owns the endpoint. */
  readonly accountId: string | null;
  /**
   * Every id at the provider by which this transaction goes, the steadiest first. Facts that share a key
   * are about one transaction.
   */
  readonly transactionKeys: readonly [string, ...string[]];
  readonly part: TransactionPart;
}
