import type { EventType } from "../../events/event-catalog";

declare module "../../events/event-catalog" {
  interface EventCatalog {
    /** A business calendar was made. */
    "calendar.created": {
      readonly calendarId: string;
      readonly name: string;
      readonly timeZone: string;
      readonly isDefault: boolean;
    };
    /** A business calendar got another name or other hours, or became or ceased to be the default. */
    "calendar.changed": {
      readonly calendarId: string;
      /** Of `name`, `hours` and `isDefault`. */
      readonly changed: readonly string[];
      /** From when on the new hours count; null where they stayed. */
      readonly effectiveFrom: string | null;
    };
    /** A business calendar is not to be chosen any more. */
    "calendar.archived": { readonly calendarId: string };
  }
}

/** The events of business calendars, for whoever lists them. */
export const CALENDAR_EVENTS: readonly EventType[] = [
  "calendar.created",
  "calendar.changed",
  "calendar.archived",
];
