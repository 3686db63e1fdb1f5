import { registerEnumType } from "type-graphql";
import { OccasionKind } from "../../entities/feedback/occasion-kind";
import {
  CancelReason,
  InvitationState,
  QuestionKind,
  SurveyKind,
  SurveyPresentation,
  SurveyState,
  SurveyTrigger,
} from "../../entities/feedback/survey-enums";

registerEnumType(SurveyKind, {
  name: "SurveyKind",
  description: "What a survey measures.",
  valuesConfig: {
    CSAT: { description: "Satisfaction, 1 to 5." },
    NPS: { description: "Whether they would recommend us, 0 to 10." },
    CES: { description: "How easy it was, 1 to 7." },
    TEXT: { description: "Words alone, without a score." },
  },
});

registerEnumType(SurveyPresentation, {
  name: "SurveyPresentation",
  description: "How a survey asks for its score.",
  valuesConfig: {
    NUMBERS: { description: "By numbers." },
    SMILEYS: { description: "By five faces. Of CSAT only." },
    STARS: { description: "By five stars. Of CSAT only." },
    THUMBS: { description: "By a thumb that is up, which is 5, or down, which is 1. Of CSAT only." },
  },
});

registerEnumType(SurveyState, {
  name: "SurveyState",
  description: "Whether a survey asks.",
  valuesConfig: {
    ACTIVE: { description: "It asks." },
    PAUSED: { description: "It asks nobody; what was sent may be answered." },
    ARCHIVED: { description: "It never asks again, and does not change any more." },
  },
});

registerEnumType(SurveyTrigger, {
  name: "SurveyTrigger",
  description: "What a survey asks after.",
  valuesConfig: {
    CASE_RESOLVED: { description: "A case was resolved, but not as spam or a duplicate." },
    CASE_CLOSED: { description: "A case was closed, but not as spam or a duplicate." },
    TRANSACTION_COMPLETED: { description: "The money of a payment was taken, or a payout was credited." },
    TRANSACTION_FAILED: { description: "A payment or payout failed." },
    TRANSACTION_REFUNDED: { description: "A payment was refunded, in part or in full." },
    DISPUTE_CLOSED: { description: "A payment is not disputed any more, whoever won." },
    ASSISTANT_CONVERSATION_ENDED: {
      description: "A conversation with your assistant ended, as `recordOccasion` told.",
    },
    INCIDENT_OVER: { description: "An incident is over for the customer, as `recordOccasion` told." },
  },
});

registerEnumType(OccasionKind, {
  name: "OccasionKind",
  description: "What ended for a customer in your own systems.",
  valuesConfig: {
    ASSISTANT_CONVERSATION_ENDED: { description: "A conversation with your assistant." },
    INCIDENT_OVER: { description: "An incident from which the customer suffered." },
  },
});

registerEnumType(InvitationState, {
  name: "SurveyInvitationState",
  description: "Where the asking of a customer stands.",
  valuesConfig: {
    PLANNED: { description: "It waits for its time." },
    SENT: { description: "The customer is asked, and may answer." },
    ANSWERED: { description: "There is an answer, be it a part of one." },
    EXPIRED: { description: "Nobody answered in time." },
    CANCELLED: { description: "It is not asked, or not asked any more." },
  },
});

registerEnumType(CancelReason, {
  name: "SurveyCancelReason",
  description: "Why a customer is not asked after all.",
  valuesConfig: {
    CASE_REOPENED: { description: "The case is worked on again." },
    SURVEY_STOPPED: { description: "The survey was paused or archived before." },
    NO_CONSENT: { description: "The customer does not want to be asked, or did not agree to it." },
    CUSTOMER_BLOCKED: { description: "The customer is blocked." },
    TOO_LATE: { description: "It could not be sent within a week of its time." },
    STAFF: { description: "Somebody took it back." },
  },
});

registerEnumType(QuestionKind, {
  name: "SurveyQuestionKind",
  description: "How a question is answered.",
  valuesConfig: {
    TEXT: { description: "With words." },
    CHOICE: { description: "With one of its choices." },
    CHOICES: { description: "With one or several of its choices." },
  },
});
