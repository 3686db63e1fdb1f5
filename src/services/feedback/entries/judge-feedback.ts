import { Judge, Sentiment } from "../../../entities/feedback/feedback-enums";
import { FeedbackTopic } from "../../../entities/feedback/feedback-topic.entity";
import type { Feedback } from "../../../entities/feedback/feedback.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion, lockRow, updateRow } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { tidyTags } from "../../customers/tidy-tags";
import { recordEvent } from "../../events/record-event";
import "../feedback-events";
import { judgeText } from "../judging/judge-text";
import { FEEDBACK } from "./read-feedback";

const TOPICS = table(FeedbackTopic);

type Judged = Pick<Feedback, "language" | "sentiment" | "sentimentWords" | "topics" | "judgedBy">;

/** What somebody's own scale says: a score, or stars. It outweighs the words. */
export type OwnJudgement = Sentiment | null;

/** A text as Redress judges it. */
export function judgedByWords(text: SafeText | null, language: string | null, own: OwnJudgement): Judged {
  const told = text === null ? null : judgeText(text, language);
  return {
    language: told?.language ?? null,
    sentiment: own ?? told?.sentiment ?? null,
    sentimentWords: own === null ? (told?.sentimentWords ?? []) : [],
    topics: told?.topics ?? [],
    judgedBy: Judge.EMBEDDED,
  };
}

/** Two stars and less are none; three are neither. */
export function sentimentOfStars(rating: number | null): OwnJudgement {
  if (rating === null) return null;
  if (rating === 3) return Sentiment.NEUTRAL;
  return rating > 3 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
}

/** Keeps what the feedback is about where themes are counted. */
export function keepTopics(
  ctx: Context,
  { id: feedbackId, topics, receivedAt, sentiment }: Feedback,
  { isNew }: { readonly isNew: boolean },
): void {
  if (!isNew)
    ctx.db.write(sql`delete from feedback_topics where ${ctx.inWorkspace()} and feedback_id = ${feedbackId}`);
  if (topics.length === 0) return;
  const rows = topics.map((topic) => ({ id: ctx.newId(), feedbackId, topic, receivedAt, sentiment }));
  ctx.db.write(insertion<FeedbackTopic>(ctx, TOPICS, rows));
}

export interface JudgeFeedbackInput {
  readonly feedbackId: Uuid;
  readonly sentiment?: Sentiment | null;
  readonly topics?: readonly SafeText[] | null;
  readonly expectedVersion?: number | null;
}

/** Takes the word of another judge; what is left out or null stays as it is. Redress does not judge it again. */
export const judgeFeedback = command(
  { name: "feedback:judge", permission: "feedback:write" },
  async (ctx: Context, input: JudgeFeedbackInput): Promise<{ readonly feedback: Feedback }> => {
    const known = await lockRow(ctx, FEEDBACK, "feedback", input.feedbackId, input.expectedVersion);
    const feedback = await updateRow(ctx, FEEDBACK, known.id, {
      sentiment: input.sentiment ?? known.sentiment,
      sentimentWords: input.sentiment == null ? known.sentimentWords : [],
      topics: input.topics ? topicForms(input.topics) : known.topics,
      judgedBy: Judge.PROVIDER,
    });
    keepTopics(ctx, feedback, { isNew: false });
    tellJudged(ctx, feedback);
    return { feedback };
  },
);

/** As they are compared: the workspace's own words may be among them. */
function topicForms(topics: readonly SafeText[]): readonly SafeText[] {
  return tidyTags(topics.map((topic) => topic.toLowerCase()));
}

export function tellJudged(ctx: Context, { id, version, sentiment, topics, judgedBy }: Feedback): void {
  const feedbackId = publicId("fb", id);
  const payload = { feedbackId, sentiment, topics, judgedBy };
  recordEvent(ctx, "feedback.judged", { type: "feedback", id, version }, payload);
}
