import type { EventType } from "../events/event-catalog";

interface ContactOfMerchant {
  readonly merchantId: string;
  readonly customerId: string;
  readonly role: string;
  readonly isPrimary: boolean;
}

interface SavedSegment {
  readonly segmentId: string;
  readonly name: string;
  readonly memberId: string | null;
}

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A customer was met for the first time. */
    "customer.created": { readonly customerId: string; readonly kind: string };
    /** Facts about a customer changed; `changed` names the fields. */
    "customer.updated": { readonly customerId: string; readonly changed: readonly string[] };
    /**
     * Two customers are one: the cases, payments and identities of `customerId` are from now on those of
     * `intoCustomerId`. The cases and payments tell no events of their own of it.
     */
    "customer.merged": {
      readonly customerId: string;
      readonly intoCustomerId: string;
      readonly cases: number;
      readonly transactions: number;
    };
    /** Another customer was merged into this one; `changed` names the fields that it brought. */
    "customer.merge_received": {
      readonly customerId: string;
      readonly mergedCustomerId: string;
      readonly changed: readonly string[];
    };
    /** What the customer writes is not heard from now on. */
    "customer.blocked": { readonly customerId: string };
    /** It is heard again. */
    "customer.unblocked": { readonly customerId: string };
    /** A person speaks for a merchant from now on. */
    "customer.contact_added": ContactOfMerchant;
    /** A contact got another role, or is the primary one now. */
    "customer.contact_changed": ContactOfMerchant;
    /** A person speaks for a merchant no more. */
    "customer.contact_removed": ContactOfMerchant;
    /** It was said that these two are not one, though they look like it. */
    "customer.duplicate_dismissed": { readonly customerId: string; readonly otherCustomerId: string };
    /** A segment of customers was saved; `memberId` says whose own it is, null that all share it. */
    "customer_segment.created": SavedSegment;
    /** A segment got another name or filter. */
    "customer_segment.changed": SavedSegment;
    /** A segment was removed. */
    "customer_segment.deleted": SavedSegment;
    /** A customer was given a token; it works until `expiresAt`. */
    "customer.token_minted": { readonly customerId: string; readonly expiresAt: string };
    /** All tokens that the customer had been given stopped working. */
    "customer.tokens_revoked": { readonly customerId: string };
  }
}

/** The events of this domain, for whoever lists them. */
export const CUSTOMER_EVENTS: readonly EventType[] = [
  "customer.created",
  "customer.updated",
  "customer.merged",
  "customer.merge_received",
  "customer.blocked",
  "customer.unblocked",
  "customer.contact_added",
  "customer.contact_changed",
  "customer.contact_removed",
  "customer.duplicate_dismissed",
  "customer_segment.created",
  "customer_segment.changed",
  "customer_segment.deleted",
  "customer.token_minted",
  "customer.tokens_revoked",
];
