import type { EventType } from "../events/event-catalog";

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A workspace was set up. */
    "workspace.created": { readonly workspaceId: string; readonly name: string };
    /** A machine's credential was made. */
    "api_key.created": { readonly apiKeyId: string; readonly permissions: readonly string[] };
  }
}

/** The events of this domain, for whoever lists them. */
export const ACCESS_EVENTS: readonly EventType[] = ["workspace.created", "api_key.created"];
