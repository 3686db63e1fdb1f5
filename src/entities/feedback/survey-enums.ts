/** What a survey measures. */
export const SurveyKind = {
  /** Satisfaction, 1 to 5. */
  CSAT: "CSAT",
  /** Would they recommend us, 0 to 10. */
  NPS: "NPS",
  /** How easy it was, 1 to 7. */
  CES: "CES",
  /** Words alone. */
  TEXT: "TEXT",
} as const;
export type SurveyKind = (typeof SurveyKind)[keyof typeof SurveyKind];

/** How the score is asked for. */
export const SurveyPresentation = {
  NUMBERS: "NUMBERS",
  SMILEYS: "SMILEYS",
  STARS: "STARS",
  /** Down is 1, up is 5. */
  THUMBS: "THUMBS",
} as const;
export type SurveyPresentation = (typeof SurveyPresentation)[keyof typeof SurveyPresentation];

export const SurveyState = {
  ACTIVE: "ACTIVE",
  /** Asks nobody anew; what was sent may be answered. */
  PAUSED: "PAUSED",
  ARCHIVED: "ARCHIVED",
} as const;
export type SurveyState = (typeof SurveyState)[keyof typeof SurveyState];

/** After what a survey asks. */
export const SurveyTrigger = {
  CASE_RESOLVED: "CASE_RESOLVED",
  CASE_CLOSED: "CASE_CLOSED",
  TRANSACTION_COMPLETED: "TRANSACTION_COMPLETED",
  TRANSACTION_FAILED: "TRANSACTION_FAILED",
  /** In part or in full. */
  TRANSACTION_REFUNDED: "TRANSACTION_REFUNDED",
  DISPUTE_CLOSED: "DISPUTE_CLOSED",
  /** These two are told by others: `OccasionKind`. */
  ASSISTANT_CONVERSATION_ENDED: "ASSISTANT_CONVERSATION_ENDED",
  INCIDENT_OVER: "INCIDENT_OVER",
} as const;
export type SurveyTrigger = (typeof SurveyTrigger)[keyof typeof SurveyTrigger];

export const InvitationState = {
  /** Waits for its time. */
  PLANNED: "PLANNED",
  SENT: "SENT",
  ANSWERED: "ANSWERED",
  EXPIRED: "EXPIRED",
  CANCELLED: "CANCELLED",
} as const;
export type InvitationState = (typeof InvitationState)[keyof typeof InvitationState];

export const CancelReason = {
  CASE_REOPENED: "CASE_REOPENED",
  /** Paused or archived. */
  SURVEY_STOPPED: "SURVEY_STOPPED",
  /** The customer does not want to be asked, or did not agree to it on this channel. */
  NO_CONSENT: "NO_CONSENT",
  CUSTOMER_BLOCKED: "CUSTOMER_BLOCKED",
  /** It could not be sent until long after what it asks about. */
  TOO_LATE: "TOO_LATE",
  STAFF: "STAFF",
} as const;
export type CancelReason = (typeof CancelReason)[keyof typeof CancelReason];

export const QuestionKind = { TEXT: "TEXT", CHOICE: "CHOICE", CHOICES: "CHOICES" } as const;
export type QuestionKind = (typeof QuestionKind)[keyof typeof QuestionKind];
