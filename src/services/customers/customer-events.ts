import type { EventType } from "../events/event-catalog";

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A customer was met for the first time. */
    "customer.created": { readonly customerId: string; readonly kind: string };
    /** Facts about a customer changed; `changed` names the fields. */
    "customer.updated": { readonly customerId: string; readonly changed: readonly string[] };
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
  "customer.token_minted",
  "customer.tokens_revoked",
];
