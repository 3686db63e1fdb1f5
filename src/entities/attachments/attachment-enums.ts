/** What has become of a file. */
export const AttachmentState = {
  /** Announced, and not there yet. */
  PENDING: "PENDING",
  /** Stored, and held back until it was looked through. */
  QUARANTINED: "QUARANTINED",
  /** May be downloaded. */
  READY: "READY",
  /** Not kept, for the reason that stands beside it. */
  REJECTED: "REJECTED",
  /** Taken away later on. */
  REMOVED: "REMOVED",
} as const;
export type AttachmentState = (typeof AttachmentState)[keyof typeof AttachmentState];

/** Why a file was not kept. */
export const RejectionReason = {
  /** Its content is of a type that is not allowed here, whatever it calls itself. */
  TYPE_NOT_ALLOWED: "TYPE_NOT_ALLOWED",
  /** A text that holds card numbers, security codes or track data. */
  CARD_DATA: "CARD_DATA",
  /** The scanner found malware in it. */
  INFECTED: "INFECTED",
} as const;
export type RejectionReason = (typeof RejectionReason)[keyof typeof RejectionReason];
