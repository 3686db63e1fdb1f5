/** What ended a snooze. */
export const CaseWakeReason = {
  /** Its time had come. */
  DUE: "DUE",
  CUSTOMER_REPLIED: "CUSTOMER_REPLIED",
  /** Somebody on the staff wanted it awake. */
  REQUESTED: "REQUESTED",
} as const;
export type CaseWakeReason = (typeof CaseWakeReason)[keyof typeof CaseWakeReason];
