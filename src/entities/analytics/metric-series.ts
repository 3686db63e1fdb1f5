/** What is counted: each fact is one of these. */
export const MetricSeries = {
  /** A case was opened. */
  OPENED: "OPENED",
  /** A case was resolved, each time that it was. */
  RESOLVED: "RESOLVED",
  CLOSED: "CLOSED",
  REOPENED: "REOPENED",
  /** A case came in (weight 1) or went out of what has to be worked on (-1); its value is when it was opened. */
  BACKLOG: "BACKLOG",
  MESSAGE_IN: "MESSAGE_IN",
  MESSAGE_OUT: "MESSAGE_OUT",
  /** A member took a case one version further, in whatever way. */
  ACTION: "ACTION",
  FIRST_RESPONSE: "FIRST_RESPONSE",
  FIRST_RESPONSE_BUSINESS: "FIRST_RESPONSE_BUSINESS",
  NEXT_RESPONSE: "NEXT_RESPONSE",
  NEXT_RESPONSE_BUSINESS: "NEXT_RESPONSE_BUSINESS",
  FIRST_RESOLUTION: "FIRST_RESOLUTION",
  FIRST_RESOLUTION_BUSINESS: "FIRST_RESOLUTION_BUSINESS",
  TOTAL_RESOLUTION: "TOTAL_RESOLUTION",
  TOTAL_RESOLUTION_BUSINESS: "TOTAL_RESOLUTION_BUSINESS",
  HANDLING: "HANDLING",
  HANDLING_BUSINESS: "HANDLING_BUSINESS",
  /** A case was resolved with one reply, and was not reopened soon after. */
  FIRST_CONTACT: "FIRST_CONTACT",
  /** A case was resolved, and reopened later. */
  REOPENED_LATER: "REOPENED_LATER",
  /** A payment was made or tried; its value is the amount. */
  TRANSACTION: "TRANSACTION",
  TRANSACTION_FAILED: "TRANSACTION_FAILED",
  /** Money was taken at some time; the value is how much. */
  TRANSACTION_CAPTURED: "TRANSACTION_CAPTURED",
  /** Money went back at the merchant's order; the value is how much. */
  TRANSACTION_REFUNDED: "TRANSACTION_REFUNDED",
  TRANSACTION_DISPUTED: "TRANSACTION_DISPUTED",
  /** At least one case is about it. */
  TRANSACTION_CONTACTED: "TRANSACTION_CONTACTED",
  /** A customer was asked. */
  SURVEY_ASKED: "SURVEY_ASKED",
  SURVEY_ANSWERED: "SURVEY_ANSWERED",
  /** A score of customer satisfaction, 1 to 5, which is its value. */
  CSAT: "CSAT",
  CSAT_SATISFIED: "CSAT_SATISFIED",
  CSAT_LOW: "CSAT_LOW",
  /** A score of a net promoter survey, 0 to 10. */
  NPS: "NPS",
  NPS_PROMOTER: "NPS_PROMOTER",
  NPS_DETRACTOR: "NPS_DETRACTOR",
  /** A score of customer effort; its value is the score. */
  CES: "CES",
  /** What a clock measures was done in time. */
  CLOCK_MET: "CLOCK_MET",
  /** The time was over before it was done. */
  CLOCK_BREACHED: "CLOCK_BREACHED",
  /** It was done late; its value is by how much. */
  SLA_OVERRUN: "SLA_OVERRUN",
  /** A clock was breached whose breach costs something; its value is how much. */
  BREACH_COST: "BREACH_COST",
} as const;
export type MetricSeries = (typeof MetricSeries)[keyof typeof MetricSeries];

/** How long a row of a rollup reaches: an hour, a day, a week from Monday on or eight of them, all by UTC. */
export const MetricGrain = { HOUR: "H", DAY: "D", WEEK: "W", EIGHT_WEEKS: "8W" } as const;
export type MetricGrain = (typeof MetricGrain)[keyof typeof MetricGrain];
