import type { EventType } from "../events/event-catalog";

interface NamedSurvey {
  readonly surveyId: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
}

/** What somebody was asked about. */
interface AskedAbout {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  /** CSAT, NPS, CES or TEXT. */
  readonly kind: string;
  readonly customerId: string;
  readonly caseId: string | null;
  readonly transactionId: string | null;
  /** Who had the case when it ended. */
  readonly memberId: string | null;
  readonly teamId: string | null;
  readonly channel: string | null;
}

interface Answered extends AskedAbout {
  readonly answerId: string;
  readonly feedbackId: string;
  /** 1 to 5 for CSAT, 0 to 10 for NPS, 1 to 7 for CES; null for words alone. */
  readonly score: number | null;
  readonly isComplete: boolean;
  readonly language: string;
  /** When the score was first given. */
  readonly answeredAt: string;
}

interface JudgedFeedback {
  readonly feedbackId: string;
  readonly sentiment: string | null;
  readonly topics: readonly string[];
}

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A survey was made. */
    "survey.created": NamedSurvey;
    /** A survey got another name, other rules or another state; `changed` names the fields. */
    "survey.changed": NamedSurvey & { readonly changed: readonly string[] };
    /** A survey says something new from now on. */
    "survey.published": { readonly surveyId: string; readonly surveyVersion: number };
    /** What holds for all surveys of the workspace changed. */
    "survey.settings_changed": { readonly intervalDays: number; readonly timeZone: string };
    /** A customer is to be asked now: ask `surveyLink` for the link, and hand it on. */
    "survey.invited": AskedAbout & { readonly language: string | null; readonly expiresAt: string };
    /** A customer is not to be asked after all. */
    "survey.invitation_cancelled": AskedAbout & { readonly reason: string };
    /** A customer did not answer in time. */
    "survey.invitation_expired": AskedAbout;
    /** A customer answered; further questions may follow. */
    "survey.answered": Answered;
    /** An answer was completed, or changed while that was allowed. */
    "survey.answer_changed": Answered;
    /** A customer does not want to be asked, or may be asked again. */
    "survey.consent_changed": { readonly customerId: string; readonly optedOut: boolean };
    /** Something ended for a customer in another system, which told of it. */
    "occasion.recorded": {
      readonly occasionId: string;
      /** ASSISTANT_CONVERSATION_ENDED or INCIDENT_OVER. */
      readonly kind: string;
      readonly customerId: string;
      readonly caseId: string | null;
      readonly transactionId: string | null;
      readonly channel: string | null;
      /** When it ended, which may be long before it was told. */
      readonly endedAt: string;
    };
    /** Somebody said what it thinks of us, asked or not. */
    "feedback.received": JudgedFeedback & {
      readonly kind: string;
      readonly customerId: string | null;
      readonly caseId: string | null;
      readonly transactionId: string | null;
      readonly memberId: string | null;
      readonly answerId: string | null;
      readonly channel: string | null;
      readonly rating: number | null;
      readonly language: string | null;
      readonly receivedAt: string;
    };
    /** Feedback was judged anew, as its words changed or another judge looked at it. */
    "feedback.judged": JudgedFeedback & { readonly judgedBy: string };
    /** What becomes of the feedback was decided. */
    "feedback.status_changed": { readonly feedbackId: string; readonly from: string; readonly to: string };
    /** A case was opened to follow the feedback up. */
    "feedback.followed_up": { readonly feedbackId: string; readonly caseId: string };
  }
}

/** The events of this domain, for whoever lists them. */
export const FEEDBACK_EVENTS: readonly EventType[] = [
  "survey.created",
  "survey.changed",
  "survey.published",
  "survey.settings_changed",
  "survey.invited",
  "survey.invitation_cancelled",
  "survey.invitation_expired",
  "survey.answered",
  "survey.answer_changed",
  "survey.consent_changed",
  "occasion.recorded",
  "feedback.received",
  "feedback.judged",
  "feedback.status_changed",
  "feedback.followed_up",
];
