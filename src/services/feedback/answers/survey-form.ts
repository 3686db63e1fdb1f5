import type { SurveyKind, QuestionKind, SurveyPresentation } from "../../../entities/feedback/survey-enums";
import type { QuestionAnswer, Worded } from "../../../entities/feedback/survey-content";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { invitationOfToken } from "../invitations/link-token";
import { SCALES } from "../surveys/scales";
import {
  endOf,
  invitedSurvey,
  linkedInvitation,
  openUntil,
  type InvitedSurvey,
  type LinkEnd,
} from "./invited-survey";
import { spokenLanguage, spokenText } from "./spoken-text";

interface FormChoice {
  readonly key: SafeText;
  readonly label: SafeText | null;
}

interface FormQuestion {
  readonly key: SafeText;
  readonly kind: QuestionKind;
  readonly text: SafeText | null;
  readonly isRequired: boolean;
  readonly scoreAtLeast: number | null;
  readonly scoreAtMost: number | null;
  readonly choices: readonly FormChoice[];
}

/** A survey as whoever has its link sees it: nothing of the workspace, and nothing of the customer. */
export interface SurveyForm {
  readonly kind: SurveyKind;
  readonly presentation: SurveyPresentation;
  readonly language: SafeText;
  readonly question: SafeText | null;
  readonly lowLabel: SafeText | null;
  readonly highLabel: SafeText | null;
  readonly thanks: SafeText | null;
  readonly leastScore: number | null;
  readonly mostScore: number | null;
  readonly questions: readonly FormQuestion[];
  readonly openUntil: Instant | null;
  /** Why it cannot be answered; null while it can. */
  readonly ended: LinkEnd | null;
  readonly score: number | null;
  readonly comment: SafeText | null;
  readonly answers: readonly QuestionAnswer[];
  readonly isComplete: boolean;
}

export interface SurveyByTokenInput {
  readonly token: string;
  readonly language?: string | null;
}

/** The survey of a link, in a language. */
export const surveyByToken = query(
  { name: "survey:byToken", permission: "survey:answer" },
  async (ctx: Context, { token, language }: SurveyByTokenInput): Promise<SurveyForm> => {
    const invitation = await linkedInvitation(ctx, invitationOfToken(ctx, token, ["token"]));
    return formOf(await invitedSurvey(ctx, invitation), ctx.now(), language);
  },
);

/** What there is to see at this moment. */
export function formOf(invited: InvitedSurvey, now: Instant, wished?: string | null): SurveyForm {
  const { invitation, survey, version, answer } = invited;
  const { content, defaultLanguage } = version;
  const wishes = [wished, answer?.language, invitation.language];
  const language = spokenLanguage(content.question, defaultLanguage, wishes);
  const spoken = (texts: readonly Worded[]): SafeText | null => spokenText(texts, language, defaultLanguage);
  const scale = SCALES[survey.kind];
  return {
    kind: survey.kind,
    presentation: survey.presentation,
    language,
    question: spoken(content.question),
    lowLabel: spoken(content.lowLabel),
    highLabel: spoken(content.highLabel),
    thanks: spoken(content.thanks),
    leastScore: scale?.least ?? null,
    mostScore: scale?.most ?? null,
    questions: content.followUps.map(({ texts, choices, ...question }) => ({
      ...question,
      text: spoken(texts),
      choices: choices.map(({ key, labels }) => ({ key, label: spoken(labels) })),
    })),
    openUntil: openUntil(invited),
    ended: endOf(invited, now),
    score: answer?.score ?? null,
    comment: answer?.comment ?? null,
    answers: answer?.answers ?? [],
    isComplete: answer?.isComplete ?? false,
  };
}
