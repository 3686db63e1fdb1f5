export const FeedbackKind = {
  /** The answer to a survey. */
  SURVEY: "SURVEY",
  COMPLAINT: "COMPLAINT",
  PRAISE: "PRAISE",
  SUGGESTION: "SUGGESTION",
  /** On a store or a review site. */
  REVIEW: "REVIEW",
  /** On a social network. */
  MENTION: "MENTION",
} as const;
export type FeedbackKind = (typeof FeedbackKind)[keyof typeof FeedbackKind];

export const FeedbackStatus = {
  NEW: "NEW",
  ACKNOWLEDGED: "ACKNOWLEDGED",
  PLANNED: "PLANNED",
  DONE: "DONE",
  DECLINED: "DECLINED",
} as const;
export type FeedbackStatus = (typeof FeedbackStatus)[keyof typeof FeedbackStatus];

export const Sentiment = { POSITIVE: "POSITIVE", NEUTRAL: "NEUTRAL", NEGATIVE: "NEGATIVE" } as const;
export type Sentiment = (typeof Sentiment)[keyof typeof Sentiment];

/** Who judged a text. */
export const Judge = {
  /** Redress, by the words that it knows. */
  EMBEDDED: "EMBEDDED",
  /** Somebody told through the API: another system, or a person. */
  PROVIDER: "PROVIDER",
} as const;
export type Judge = (typeof Judge)[keyof typeof Judge];
