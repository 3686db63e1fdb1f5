import type { EventType } from "../events/event-catalog";

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A provider's events are welcome from now on. */
    "provider_connection.created": { readonly connectionId: string; readonly provider: string };
    /** Its events are signed with another secret; the former one still holds until then. */
    "provider_connection.secret_rotated": {
      readonly connectionId: string;
      readonly previousSecretValidUntil: string;
    };
    /** Its events are refused from now on. */
    "provider_connection.disabled": { readonly connectionId: string };
    /** Its events are welcome again. */
    "provider_connection.enabled": { readonly connectionId: string };
  }
}

/** The events of provider connections, for whoever lists them. */
export const PROVIDER_CONNECTION_EVENTS: readonly EventType[] = [
  "provider_connection.created",
  "provider_connection.secret_rotated",
  "provider_connection.disabled",
  "provider_connection.enabled",
];
