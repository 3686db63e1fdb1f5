import type { EventType } from "../events/event-catalog";

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** An address is told of the workspace's events from now on. */
    "webhook_endpoint.created": {
      readonly endpointId: string;
      readonly eventTypes: readonly string[];
      readonly isOrdered: boolean;
    };
    /** Facts about an endpoint changed; `changed` names the fields. */
    "webhook_endpoint.changed": { readonly endpointId: string; readonly changed: readonly string[] };
    /** Nothing is sent to it any more: by hand, as it answered 410, or as it took nothing for five days. */
    "webhook_endpoint.disabled": { readonly endpointId: string; readonly reason: string };
    /** It is told of events again. */
    "webhook_endpoint.enabled": { readonly endpointId: string };
    /** An endpoint is gone, with what was sent to it. */
    "webhook_endpoint.deleted": { readonly endpointId: string };
    /** What is sent to it is signed with another secret, and with the former one too until then. */
    "webhook_endpoint.secret_rotated": {
      readonly endpointId: string;
      readonly previousSecretValidUntil: string;
    };
  }
}

/** The events of webhook endpoints, for whoever lists them. */
export const WEBHOOK_ENDPOINT_EVENTS: readonly EventType[] = [
  "webhook_endpoint.created",
  "webhook_endpoint.changed",
  "webhook_endpoint.disabled",
  "webhook_endpoint.enabled",
  "webhook_endpoint.deleted",
  "webhook_endpoint.secret_rotated",
];
