import { InvitationState, SurveyKind } from "../../../entities/feedback/survey-enums";
import type { SurveyAnswer } from "../../../entities/feedback/survey-answer.entity";
import { insertRow, updateRow } from "../../../kernel/database/store";
import { sql } from "../../../kernel/database/sql";
import { InvalidError } from "../../../kernel/errors";
import type { Raw, SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command, commandOfCommands } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import { invitationOfToken } from "../invitations/link-token";
import { INVITATIONS } from "../invitations/read-invitations";
import { askedAbout } from "../invitations/told-of-invitation";
import { knownScore } from "../surveys/scales";
import { keepConsent } from "../surveys/survey-consent";
import { keepAnswerAsFeedback } from "./feedback-of-answer";
import { mergedAnswers, questionsFor, refuseGaps, type GivenAnswer } from "./given-answers";
import {
  endOf,
  invitedSurvey,
  linkedInvitation,
  SurveyLinkEndedError,
  type InvitedSurvey,
} from "./invited-survey";
import { ANSWERS } from "./read-answers";
import { formOf, type SurveyForm } from "./survey-form";
import { spokenLanguage } from "./spoken-text";

interface AnswerInvitationInput {
  readonly invitationId: Uuid;
  readonly score?: number | null;
  readonly comment?: SafeText | null;
  readonly answers?: readonly GivenAnswer[] | null;
  /** False for a part of it, of which the rest follows. */
  readonly isComplete?: boolean | null;
  readonly language?: SafeText | null;
}

export interface AnswerSurveyInput extends Omit<Raw<AnswerInvitationInput>, "invitationId"> {
  readonly token: string;
}

/** Keeps what somebody answers; what is left out or null stays as it was answered before. */
const answerInvitation = command(
  {
    name: "survey:answerInvitation",
    permission: "survey:answer",
    exact: ["language", "answers.question", "answers.choices"],
  },
  async (ctx: Context, input: AnswerInvitationInput): Promise<{ readonly form: SurveyForm }> => {
    // Held until the transaction ends: of a hundred answers at once the first is new, and all others change it.
    const invitation = await linkedInvitation(ctx, input.invitationId, sql`for no key update`);
    const invited = await invitedSurvey(ctx, invitation);
    const end = endOf(invited, ctx.now());
    if (end) throw new SurveyLinkEndedError(end);
    const answer = await written(ctx, invited, settled(ctx, invited, input));
    const answered =
      invitation.state === InvitationState.ANSWERED
        ? invitation
        : await updateRow(ctx, INVITATIONS, invitation.id, { state: InvitationState.ANSWERED, nextAt: null });
    const feedback = await keepAnswerAsFeedback(ctx, answer);
    tell(ctx, { ...invited, answer }, feedback.id, invited.answer === null);
    return { form: formOf({ ...invited, invitation: answered, answer }, ctx.now(), input.language) };
  },
);

/** Answers the survey of a link. The link is the right to do so, whoever has it. */
export const answerSurvey = commandOfCommands(
  { name: "survey:answer", permission: "survey:answer" },
  // The token is read here, and does not go on: it is long enough for digits that look like a card's.
  async (ctx: Context, { token, ...input }: AnswerSurveyInput) =>
    answerInvitation.body(ctx, {
      ...input,
      invitationId: invitationOfToken(ctx, token, ["token"]),
    }),
);

/** Whoever has a link may say that it does not want to be asked any more. */
export const declineSurveys = commandOfCommands(
  { name: "survey:decline", permission: "survey:answer" },
  async (ctx: Context, { token }: { readonly token: string }): Promise<{ readonly optedOut: boolean }> => {
    const invitation = await linkedInvitation(ctx, invitationOfToken(ctx, token, ["token"]));
    await keepConsent(ctx, { customerId: invitation.customerId, optedOut: true });
    return { optedOut: true };
  },
);

type Settled = Pick<
  SurveyAnswer,
  "score" | "comment" | "answers" | "isComplete" | "language" | "completedAt"
>;

/** All that is answered by now; refuses what the survey does not ask. */
function settled(
  ctx: Context,
  { invitation, survey, version, answer: before }: InvitedSurvey,
  input: AnswerInvitationInput,
): Settled {
  const score = knownScore(survey.kind, survey.presentation, input.score ?? before?.score ?? null, ["score"]);
  const comment = input.comment?.trim() ?? before?.comment ?? null;
  const isComplete = (input.isComplete ?? true) || (before?.isComplete ?? false);
  if (survey.kind === SurveyKind.TEXT && comment === null)
    throw new InvalidError("comment", "This survey asks for words: say something.");
  const questions = questionsFor(version.content, score);
  const answers = mergedAnswers(questions, before?.answers ?? [], input.answers ?? []);
  if (isComplete) refuseGaps(questions, answers);
  const wished = [input.language, before?.language, invitation.language];
  return {
    score,
    comment,
    answers,
    isComplete,
    language: spokenLanguage(version.content.question, version.defaultLanguage, wished),
    completedAt: isComplete ? (before?.completedAt ?? ctx.now()) : null,
  };
}

function written(
  ctx: Context,
  { invitation, survey, version, answer: before }: InvitedSurvey,
  given: Settled,
): Promise<SurveyAnswer> {
  if (before) return updateRow(ctx, ANSWERS, before.id, given);
  const { customerId, caseId, transactionId, memberId, teamId, channel } = invitation;
  return insertRow(ctx, ANSWERS, {
    ...given,
    id: ctx.newId(),
    invitationId: invitation.id,
    surveyId: survey.id,
    versionId: version.id,
    kind: survey.kind,
    customerId,
    caseId,
    transactionId,
    memberId,
    teamId,
    channel,
    answeredAt: ctx.now(),
  });
}

function tell(
  ctx: Context,
  { invitation, survey, version, answer }: InvitedSurvey & { readonly answer: SurveyAnswer },
  feedbackId: Uuid,
  isNew: boolean,
): void {
  const { id, score, isComplete, language, answeredAt } = answer;
  recordEvent(
    ctx,
    isNew ? "survey.answered" : "survey.answer_changed",
    { type: "surveyAnswer", id, version: answer.version },
    {
      ...askedAbout(invitation, { kind: survey.kind, number: version.number }),
      answerId: publicId("answer", id),
      feedbackId: publicId("fb", feedbackId),
      score,
      isComplete,
      language,
      answeredAt,
    },
  );
}
