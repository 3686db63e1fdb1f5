/** As what somebody takes part in the case of another. */
export const ParticipantRole = {
  /** The other person of a payment. */
  CONSUMER: "CONSUMER",
  /** The merchant that was paid, or is to be. */
  MERCHANT: "MERCHANT",
  /** Speaks for the case's customer. */
  REPRESENTATIVE: "REPRESENTATIVE",
  /** Reads along, and says nothing. */
  OBSERVER: "OBSERVER",
} as const;
export type ParticipantRole = (typeof ParticipantRole)[keyof typeof ParticipantRole];
