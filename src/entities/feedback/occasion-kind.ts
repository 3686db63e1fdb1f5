/** What ended for a customer outside of Redress. */
export const OccasionKind = {
  ASSISTANT_CONVERSATION_ENDED: "ASSISTANT_CONVERSATION_ENDED",
  INCIDENT_OVER: "INCIDENT_OVER",
} as const;
export type OccasionKind = (typeof OccasionKind)[keyof typeof OccasionKind];
