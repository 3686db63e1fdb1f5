import type { EventType } from "../../events/event-catalog";

declare module "../../events/event-catalog" {
  interface EventCatalog {
    /** Customers read this workspace's own text for a reason, or for one code. `subject` is `BALANCE` or `ISO_8583:51`. */
    "decline_text.set": { readonly subject: string; readonly language: string };
    /** They read our text again. */
    "decline_text.removed": { readonly subject: string; readonly language: string };
  }
}

/** The events of the workspace's own texts, for whoever lists them. */
export const DECLINE_TEXT_EVENTS: readonly EventType[] = ["decline_text.set", "decline_text.removed"];
