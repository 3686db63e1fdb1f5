import type { FeedbackKind, FeedbackStatus, Sentiment } from "../../../entities/feedback/feedback-enums";
import { Feedback } from "../../../entities/feedback/feedback.entity";
import { among } from "../../../kernel/database/among";
import { sql, type Sql } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, readById } from "../../access/reads";
import { standingIdOf } from "../../customers/standing-customer";

export const FEEDBACK = table(Feedback);

/** Staff see all of it, a customer its own: what it said, and what became of it. */
export function visibleFeedback({ actor, inWorkspace }: Context): Sql {
  if (actor.kind !== "customer") return inWorkspace("f");
  return sql`${inWorkspace("f")} and f.customer_id = ${actor.id}`;
}

/** The feedback of these ids that the caller may see. */
export const feedbackById = readById(
  { name: "feedback:byId", permission: "feedback:read" },
  FEEDBACK,
  "f",
  visibleFeedback,
);

interface FeedbackFilter {
  readonly kinds?: readonly FeedbackKind[] | null;
  readonly statuses?: readonly FeedbackStatus[] | null;
  readonly sentiment?: Sentiment | null;
  readonly topic?: string | null;
  readonly customerId?: Uuid | null;
  readonly caseId?: Uuid | null;
  readonly receivedAfter?: Instant | null;
  readonly receivedBefore?: Instant | null;
}

export interface FeedbackListInput {
  readonly filter?: FeedbackFilter | null;
}

/** What a customer may not see, it may not sift by either: the answer would tell. */
const STAFF_FILTERS = ["sentiment", "topic"] as const;

/** The feedback that the caller may see, the latest first. */
export const feedbackList = listOf(
  { name: "feedback:list", permission: "feedback:read" },
  (ctx: Context, { filter }: FeedbackListInput): ListSpec<Feedback> => ({
    name: "feedback",
    table: FEEDBACK,
    alias: "f",
    from: sql`feedback f`,
    where: [visibleFeedback(ctx), ...(filter ? conditionsOf(ctx, filter) : [])],
    key: { column: "f.received_at", type: "timestamptz" },
    id: "f.id",
    descending: true,
    filter,
  }),
);

function conditionsOf(ctx: Context, input: FeedbackFilter): readonly Sql[] {
  const refused = ctx.actor.kind === "customer" && STAFF_FILTERS.find((field) => input[field] != null);
  if (refused)
    throw new InvalidError(["filter", refused], "Only the staff of the workspace may filter by this.");
  const { kinds, statuses, sentiment, topic, customerId, caseId, receivedAfter, receivedBefore } = input;
  return [
    ...(kinds ? [among(sql`f.kind`, kinds)] : []),
    ...(statuses ? [among(sql`f.status`, statuses)] : []),
    ...(sentiment ? [sql`f.sentiment = ${sentiment}`] : []),
    ...(topic
      ? [
          sql`f.id in (
            select ft.feedback_id from feedback_topics ft
            where ${ctx.inWorkspace("ft")} and ft.topic = ${topic.trim().toLowerCase()})`,
        ]
      : []),
    ...(customerId ? [sql`f.customer_id = ${standingIdOf(ctx, customerId)}`] : []),
    ...(caseId ? [sql`f.case_id = ${caseId}`] : []),
    ...(receivedAfter ? [sql`f.received_at > ${receivedAfter}`] : []),
    ...(receivedBefore ? [sql`f.received_at < ${receivedBefore}`] : []),
  ];
}
