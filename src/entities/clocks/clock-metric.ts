/** What a clock measures, and so when it starts and stops. */
export const ClockMetric = {
  /** From the opening to the first public reply of the staff. */
  FIRST_RESPONSE: "FIRST_RESPONSE",
  /** From the oldest message of a customer that is not answered to the next public reply; not before the first one. */
  NEXT_RESPONSE: "NEXT_RESPONSE",
  /** From a public reply to the next, so that nobody waits without news. */
  PERIODIC_UPDATE: "PERIODIC_UPDATE",
  /** From the opening to the first resolution; a reopened case does not start it anew. */
  FIRST_RESOLUTION: "FIRST_RESOLUTION",
  /** From the opening to the last resolution: a reopened case goes on where it stopped. */
  TOTAL_RESOLUTION: "TOTAL_RESOLUTION",
  /** From the opening until a member takes the case, or the staff reply. */
  SPEED_OF_ANSWER: "SPEED_OF_ANSWER",
  /** From the moment at which a case is handed to another team until one of its members takes it, or the staff reply. */
  HAND_OFF_WAIT: "HAND_OFF_WAIT",
  /** From the opening until somebody says that a duty is done, or the case is resolved: what a rule or a law asks for. */
  OBLIGATION: "OBLIGATION",
  /** A moment by which something has to be done, set by hand. */
  DEADLINE: "DEADLINE",
  /** By when evidence for a dispute has to be with the provider: by its own date, or by one set by hand. */
  DISPUTE_EVIDENCE: "DISPUTE_EVIDENCE",
  /** By when a refund was promised. */
  REFUND_PROMISE: "REFUND_PROMISE",
  /** By when the customer was told that the case will be resolved. */
  ESTIMATED_RESOLUTION: "ESTIMATED_RESOLUTION",
} as const;
export type ClockMetric = (typeof ClockMetric)[keyof typeof ClockMetric];
