import { FeedbackKind, Sentiment } from "../../../entities/feedback/feedback-enums";
import type { Feedback } from "../../../entities/feedback/feedback.entity";
import type { SurveyAnswer } from "../../../entities/feedback/survey-answer.entity";
import { SurveyKind } from "../../../entities/feedback/survey-enums";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { updateRow } from "../../../kernel/database/store";
import { columnsOf } from "../../../kernel/database/table";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { languageOf } from "../../../kernel/text-language";
import type { Context } from "../../access/actor";
import { judgedByWords, keepTopics, tellJudged, type OwnJudgement } from "../entries/judge-feedback";
import { FEEDBACK } from "../entries/read-feedback";
import { writeFeedback } from "../entries/record-feedback";

/** The worst score that is good, and the best that is bad, of each scale. */
const BOUNDS: Readonly<Record<SurveyKind, { readonly good: number; readonly bad: number } | null>> = {
  [SurveyKind.CSAT]: { good: 4, bad: 2 },
  [SurveyKind.NPS]: { good: 9, bad: 6 },
  [SurveyKind.CES]: { good: 5, bad: 3 },
  [SurveyKind.TEXT]: null,
};

/** What the score of a survey says of how somebody feels. */
export function sentimentOfScore(kind: SurveyKind, score: number | null): OwnJudgement {
  const bounds = BOUNDS[kind];
  if (bounds === null || score === null) return null;
  if (score >= bounds.good) return Sentiment.POSITIVE;
  return score <= bounds.bad ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
}

/** Keeps an answer as the feedback that it is, judged by its score and its words. */
export async function keepAnswerAsFeedback(ctx: Context, answer: SurveyAnswer): Promise<Feedback> {
  const text = wordsOf(answer);
  // Not everybody answers in the language in which it was asked.
  const language = (text && languageOf(text)) ?? answer.language;
  const judged = judgedByWords(text, language, sentimentOfScore(answer.kind, answer.score));
  const known = await firstRow<Feedback>(
    ctx.db,
    sql`select ${columnsOf(FEEDBACK)} from feedback where ${ctx.inWorkspace()} and answer_id = ${answer.id}`,
  );
  if (known) {
    if (known.text === text && known.sentiment === judged.sentiment) return known;
    const feedback = await updateRow(ctx, FEEDBACK, known.id, { text, ...judged });
    keepTopics(ctx, feedback, { isNew: false });
    tellJudged(ctx, feedback);
    return feedback;
  }
  const { customerId, caseId, transactionId, memberId, channel, answeredAt: receivedAt } = answer;
  return writeFeedback(ctx, {
    kind: FeedbackKind.SURVEY,
    answerId: answer.id,
    customerId,
    caseId,
    transactionId,
    memberId,
    channel,
    authorName: null,
    url: null,
    rating: null,
    text,
    ...judged,
    externalSource: null,
    externalId: null,
    receivedAt,
  });
}

/** All that was said in words. */
function wordsOf({ comment, answers }: SurveyAnswer): SafeText | null {
  const words = [comment, ...answers.map(({ text }) => text)].filter((text) => text !== null && text !== "");
  return words.length === 0 ? null : safeText(words.join("\n"));
}
