import { SurveyKind, SurveyPresentation, SurveyTrigger } from "../src/entities/feedback/survey-enums";
import { safeText } from "../src/kernel/firewall/admit";
import type { Raw } from "../src/kernel/firewall/safe-text";
import { recordFeedback, type GivenFeedback } from "../src/services/feedback/entries/record-feedback";
import { setFeedbackStatus } from "../src/services/feedback/entries/set-feedback-status";
import { createSurvey } from "../src/services/feedback/surveys/save-survey";
import { idOf, type Scene } from "./scene";

const A_YEAR = 24 * 365;

interface Said extends Pick<Raw<GivenFeedback>, "kind" | "text" | "rating" | "language" | "channel"> {
  readonly hoursAgo: number;
  /** External id of the customer; nobody we know unless told. */
  readonly customer?: string;
  readonly authorName?: string;
  /** The case that it is about. */
  readonly of?: string;
  /** What became of it, in words for the customer. */
  readonly done?: string;
}

const SAID: readonly Said[] = [
  {
    hoursAgo: 300,
    kind: "REVIEW",
    rating: 2,
    text: "Paying works, getting a refund does not. Three weeks, and nobody could tell me where the money was.",
    language: "en",
    authorName: "R. from Leeds",
    done: "You now see who has your refund, and by when you will have it, in the app.",
  },
  {
    hoursAgo: 210,
    kind: "PRAISE",
    text: "Merci à Chloé, qui a retrouvé mon remboursement en dix minutes. Service rapide et très aimable !",
    language: "fr",
    channel: "CHAT",
    customer: "u-1001",
  },
  {
    hoursAgo: 160,
    kind: "COMPLAINT",
    text: "Charged twice for one night, and I had to write three times before anybody answered. Very slow.",
    language: "en",
    channel: "IN_APP",
    customer: "u-1002",
    of: "hotel",
  },
  {
    hoursAgo: 96,
    kind: "SUGGESTION",
    text: "Bitte zeigt vor dem Bezahlen an, wie lange eine Überweisung dauert. Das wäre eine große Hilfe.",
    language: "de",
    channel: "IN_APP",
    customer: "u-1006",
  },
  {
    hoursAgo: 60,
    kind: "REVIEW",
    rating: 5,
    text: "Great app. Card declined abroad once, the chat explained it at once and the second try worked.",
    language: "en",
    authorName: "traveller77",
  },
  {
    hoursAgo: 20,
    kind: "MENTION",
    text: "App de pagamentos fora do ar de novo na hora do almoço. Assim não dá.",
    language: "pt",
    channel: "SOCIAL",
    customer: "u-1003",
  },
];

/** What people think of the company, and a survey that is ready to ask them: paused, so that it asks nobody by itself. */
export async function makeFeedback(scene: Scene): Promise<void> {
  await createSurvey.body(scene.at(A_YEAR), {
    name: safeText("After a refund"),
    kind: SurveyKind.CSAT,
    presentation: SurveyPresentation.SMILEYS,
    rules: {
      triggers: [SurveyTrigger.CASE_RESOLVED],
      conditions: { caseKinds: ["REFUND"] },
      delay: "PT2H",
      intervalDays: 30,
    },
    content: {
      defaultLanguage: "en",
      question: [
        { language: "en", text: "How satisfied are you with your refund?" },
        { language: "de", text: "Wie zufrieden sind Sie mit Ihrer Erstattung?" },
        { language: "fr", text: "Êtes-vous satisfait de votre remboursement ?" },
      ],
      followUps: [
        {
          key: "why",
          kind: "TEXT",
          scoreAtMost: 2,
          texts: [
            { language: "en", text: "What went wrong?" },
            { language: "de", text: "Was lief schief?" },
            { language: "fr", text: "Que s'est-il passé ?" },
          ],
        },
      ],
    },
  });
  for (const said of SAID) await makeOne(scene, said);
}

async function makeOne(scene: Scene, { hoursAgo, customer, of, done, ...said }: Said): Promise<void> {
  const { made } = scene;
  const ctx = scene.at(hoursAgo);
  const { feedback } = await recordFeedback.body(ctx, {
    ...said,
    customerId: customer === undefined ? null : idOf(made.customers, customer),
    caseId: of === undefined ? null : idOf(made.cases, of),
  });
  if (done === undefined) return;
  const later = scene.as(scene.later(ctx, hoursAgo / 2), "jonas");
  await setFeedbackStatus.body(later, { feedbackId: feedback.id, status: "DONE", text: done });
}
