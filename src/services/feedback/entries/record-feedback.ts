import type { Channel } from "../../../entities/customers/customer-enums";
import { FeedbackKind, FeedbackStatus } from "../../../entities/feedback/feedback-enums";
import type { Feedback } from "../../../entities/feedback/feedback.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertRow } from "../../../kernel/database/store";
import { columnsOf } from "../../../kernel/database/table";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { membersById } from "../../access/read-members";
import { externalIdForm, type ExternalId } from "../../cases/external-id";
import { casesById } from "../../cases/read-cases";
import { standingCustomer } from "../../customers/standing-customer";
import { recordEvent } from "../../events/record-event";
import { transactionsById } from "../../payments/read-transactions";
import "../feedback-events";
import { judgedByWords, keepTopics, sentimentOfStars } from "./judge-feedback";
import { FEEDBACK } from "./read-feedback";

export interface GivenFeedback {
  readonly kind: FeedbackKind;
  readonly text?: SafeText | null;
  readonly rating?: number | null;
  readonly language?: SafeText | null;
  readonly customerId?: Uuid | null;
  readonly caseId?: Uuid | null;
  readonly transactionId?: Uuid | null;
  readonly memberId?: Uuid | null;
  readonly channel?: Channel | null;
  readonly authorName?: SafeText | null;
  readonly url?: SafeText | null;
  /** The same external id always means the same feedback. */
  readonly externalId?: ExternalId | null;
  readonly receivedAt?: Instant | null;
}

export interface RecordedFeedback {
  readonly feedback: Feedback;
  /** False when it was known by its external id. */
  readonly created: boolean;
}

/** Records what somebody said of us without being asked. */
export const recordFeedback = command(
  { name: "feedback:record", permission: "feedback:write", exact: ["externalId", "language", "url"] },
  async (ctx: Context, input: GivenFeedback): Promise<RecordedFeedback> => {
    refuseUnfit(input);
    const externalId = input.externalId ? externalIdForm(input.externalId) : null;
    if (externalId) await holdExternalIds(ctx, [externalId]);
    const known = externalId && (await knownFeedback(ctx, externalId));
    if (known) return { feedback: known, created: false };
    const [customerId] = await Promise.all([customerOf(ctx, input), assertKnown(ctx, input)]);
    const text = input.text?.trim() ?? null;
    const rating = input.rating ?? null;
    const feedback = await writeFeedback(ctx, {
      kind: input.kind,
      answerId: null,
      customerId,
      caseId: input.caseId ?? null,
      transactionId: input.transactionId ?? null,
      memberId: input.memberId ?? null,
      channel: input.channel ?? null,
      authorName: input.authorName?.trim() ?? null,
      url: input.url ?? null,
      rating,
      text,
      ...judgedByWords(text, input.language ?? null, sentimentOfStars(rating)),
      externalSource: externalId?.source ?? null,
      externalId: externalId?.id ?? null,
      receivedAt: input.receivedAt ?? ctx.now(),
    });
    return { feedback, created: true };
  },
);

type NewFeedback = Omit<
  Feedback,
  "workspaceId" | "id" | "createdAt" | "updatedAt" | "version" | "status" | "statusText" | "followUpCaseId"
>;

/** Keeps new feedback with its topics, and tells of it. */
export async function writeFeedback(ctx: Context, row: NewFeedback): Promise<Feedback> {
  const feedback = await insertRow(ctx, FEEDBACK, {
    ...row,
    id: ctx.newId(),
    status: FeedbackStatus.NEW,
  });
  keepTopics(ctx, feedback, { isNew: true });
  const { id, version, caseId, customerId, transactionId, memberId, answerId } = feedback;
  const { kind, channel, rating, language, sentiment, topics, receivedAt } = feedback;
  recordEvent(
    ctx,
    "feedback.received",
    { type: "feedback", id, version },
    {
      feedbackId: publicId("fb", id),
      kind,
      customerId: customerId && publicId("cust", customerId),
      caseId: caseId && publicId("case", caseId),
      transactionId: transactionId && publicId("txn", transactionId),
      memberId: memberId && publicId("mem", memberId),
      answerId: answerId && publicId("answer", answerId),
      channel,
      rating,
      language,
      sentiment,
      topics,
      receivedAt,
    },
  );
  return feedback;
}

function refuseUnfit({ kind, text, rating }: GivenFeedback): void {
  if (kind === FeedbackKind.SURVEY)
    throw new InvalidError("kind", "Only the answer to a survey makes such feedback.");
  if (text == null && rating == null)
    throw new InvalidError("text", "Feedback says something, or has stars: give one of them.");
}

/** Until the transaction ends: two at once that import the same would both find it new. All at once and in order. */
export async function holdExternalIds(ctx: Context, ids: readonly ExternalId[]): Promise<void> {
  const held = ids
    .map(({ source, id }) => `${ctx.workspaceId} feedback ${source.trim().toLowerCase()} ${id.trim()}`)
    .toSorted();
  if (held.length > 0)
    await ctx.db.rows(sql`
      select pg_advisory_xact_lock(hashtextextended(name, 2))
      from unnest(${held}::text[]) with ordinality as one(name, place)
      order by place`);
}

function knownFeedback(ctx: Context, { source, id }: ExternalId): Promise<Feedback | null> {
  return firstRow(
    ctx.db,
    sql`
    select ${columnsOf(FEEDBACK)}
    from feedback
    where ${ctx.inWorkspace()}
    and external_source = ${source}
    and external_id = ${id}`,
  );
}

/** The one who is named, or else the one whose case it is about. */
async function customerOf(ctx: Context, { customerId, caseId }: GivenFeedback): Promise<Uuid | null> {
  if (customerId != null) return (await standingCustomer(ctx, customerId)).id;
  if (caseId == null) return null;
  return (await casesById.body(ctx, { ids: [caseId], args: null })).get(caseId)?.customerId ?? null;
}

const READERS = [
  ["caseId", "case", casesById],
  ["transactionId", "transaction", transactionsById],
  ["memberId", "member", membersById],
] as const;

async function assertKnown(ctx: Context, input: GivenFeedback): Promise<void> {
  await Promise.all(
    READERS.map(async ([field, noun, reader]) => {
      const id = input[field];
      if (id == null) return;
      const found = await reader.body(ctx, { ids: [id], args: null });
      if (!found.has(id)) throw new NotFoundError(noun, [field]);
    }),
  );
}
