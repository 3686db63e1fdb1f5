import type { EventType } from "../events/event-catalog";

interface OfAttachment {
  readonly attachmentId: string;
}

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A file was announced; it is not there yet. */
    "attachment.announced": OfAttachment & { readonly size: number };
    /** A file is stored: READY, or QUARANTINED until it was scanned, as `state` says. */
    "attachment.stored": OfAttachment & {
      readonly size: number;
      readonly contentType: string;
      readonly state: string;
    };
    /** A scanner found nothing wrong with a file: it may be downloaded. */
    "attachment.released": OfAttachment;
    /** A file was not kept: TYPE_NOT_ALLOWED, CARD_DATA or INFECTED. */
    "attachment.rejected": OfAttachment & { readonly reason: string };
    /** A message has the file. */
    "attachment.sent": OfAttachment & { readonly messageId: string };
    /** The content of a file was taken away; its name stands. */
    "attachment.removed": OfAttachment & { readonly messageId: string | null };
    /** A file that no message took is gone. */
    "attachment.discarded": OfAttachment;
  }
}

/** The events of this domain, for whoever lists them. */
export const ATTACHMENT_EVENTS: readonly EventType[] = [
  "attachment.announced",
  "attachment.stored",
  "attachment.released",
  "attachment.rejected",
  "attachment.sent",
  "attachment.removed",
  "attachment.discarded",
];
