import type { EventType } from "../events/event-catalog";

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A payment or payout became known. Amounts are minor units as decimal digits. */
    "transaction.created": {
      readonly transactionId: string;
      readonly kind: string;
      readonly provider: string;
      readonly state: string;
      readonly currency: string | null;
      readonly amountMinor: string | null;
    };
    /** It went on to another state; steps that nobody reported may lie between the two. */
    "transaction.state_changed": {
      readonly transactionId: string;
      readonly from: string;
      readonly to: string;
      readonly currency: string | null;
      readonly capturedMinor: string;
      readonly refundedMinor: string;
      readonly disputedMinor: string;
    };
    /** Other facts about it changed; `changed` names them: `disputes` for what is asked, and until when. */
    "transaction.updated": { readonly transactionId: string; readonly changed: readonly string[] };
    /** It turned out to be the same as an older one, which carries on alone. */
    "transaction.merged": { readonly transactionId: string; readonly intoTransactionId: string };
  }
}

/** The events of transactions, for whoever lists them. */
export const TRANSACTION_EVENTS: readonly EventType[] = [
  "transaction.created",
  "transaction.state_changed",
  "transaction.updated",
  "transaction.merged",
];
