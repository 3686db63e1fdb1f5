import { registerEnumType } from "type-graphql";
import { FeedbackKind, FeedbackStatus, Judge, Sentiment } from "../../entities/feedback/feedback-enums";

registerEnumType(FeedbackKind, {
  name: "FeedbackKind",
  description: "How somebody came to say what it thinks of us.",
  valuesConfig: {
    SURVEY: { description: "By answering a survey. Only answers make such feedback." },
    COMPLAINT: { description: "By complaining." },
    PRAISE: { description: "By praising." },
    SUGGESTION: { description: "By proposing something." },
    REVIEW: { description: "By a review on a store or another site." },
    MENTION: { description: "By mentioning us on a social network." },
  },
});

registerEnumType(FeedbackStatus, {
  name: "FeedbackStatus",
  description: "What becomes of feedback.",
  valuesConfig: {
    NEW: { description: "Nobody has looked at it." },
    ACKNOWLEDGED: { description: "It was heard." },
    PLANNED: { description: "Something is to be done about it." },
    DONE: { description: "Something was done; `statusText` says what." },
    DECLINED: { description: "Nothing will be done; `statusText` says why." },
  },
});

registerEnumType(Sentiment, {
  name: "Sentiment",
  description: "How somebody feels about us.",
  valuesConfig: {
    POSITIVE: { description: "Well." },
    NEUTRAL: { description: "Neither well nor badly." },
    NEGATIVE: { description: "Badly." },
  },
});

registerEnumType(Judge, {
  name: "FeedbackJudge",
  description: "Who judged a text.",
  valuesConfig: {
    EMBEDDED: { description: "Redress, by the score, by the stars, or by the words that it knows." },
    PROVIDER: { description: "Another system or a person, by `judgeFeedback`." },
  },
});
