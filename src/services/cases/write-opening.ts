import type { CaseMessage } from "../../entities/cases/case-message.entity";
import { Case } from "../../entities/cases/case.entity";
import { joined, sql, type Sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { invariant } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import type { EventCatalog } from "../events/event-catalog";
import { eventInsertion, type NewEvent } from "../events/record-event";
import "./case-events";
import { linkInsertion } from "./links/case-links";
import { tagInsertion } from "./case-tags";
import { valueInsertion } from "./fields/field-values";
import type { SettledField } from "./fields/given-fields";
import { nextCaseNumber } from "./case-number";
import { messageEntry, messageInsertion, published } from "./messages/record-message";
import { timelineInsertion, type CaseNews } from "./record-timeline";

const cases = table(Case);

export interface Opening {
  /** As it stands after all of this, but for the number. */
  readonly opened: Omit<Case, "number">;
  readonly transactionIds: readonly Uuid[];
  /** Custom fields with a value. */
  readonly fields?: readonly SettledField[];
  /** Null when nothing was said yet. */
  readonly firstMessage: CaseMessage | null;
}

const NUMBER = sql`(select number from counted)`;

/** Writes a new case with all that belongs to it in one statement, the last before the commit: it takes a number. */
export async function writeOpening(ctx: Context, opening: Opening): Promise<Case> {
  const { opened, transactionIds, firstMessage, fields = [] } = opening;
  const parts = [
    sql`counted as (${nextCaseNumber(ctx)})`,
    sql`opened as (${insertion(ctx, cases, [{ ...opened, number: NUMBER }])} returning number)`,
    ...(opened.tags.length > 0 ? [sql`tagged as (${tagInsertion(ctx, opened.id, opened.tags)})`] : []),
    ...(transactionIds.length > 0 ? [sql`linked as (${linkInsertion(ctx, opened.id, transactionIds)})`] : []),
    ...(fields.length > 0 ? [sql`filled as (${valueInsertion(ctx, opened.id, fields)})`] : []),
    ...(firstMessage ? [sql`said as (${messageInsertion(ctx, firstMessage)})`] : []),
    sql`told as (${timelineInsertion(ctx, ...newsOf(ctx, opening))})`,
    sql`recorded as (${eventInsertion(ctx, eventsOf(ctx, opening))})`,
  ];
  const [row] = await ctx.db.rows<{ number: number }>(sql`
    with ${joined(parts, ", ")}
    select number from opened`);
  invariant(row, "a case was opened without a number");
  return { ...opened, number: row.number };
}

function newsOf(ctx: Context, { opened, transactionIds, firstMessage }: Opening): readonly CaseNews[] {
  const { id: caseId, channel } = opened;
  const linked = transactionIds.map(
    (transactionId) => ({ kind: "TRANSACTION_LINKED", transactionId }) as const,
  );
  const opening = {
    caseId,
    version: 1,
    author: ctx.actor,
    entries: [{ kind: "OPENED", channel }, ...linked],
  } as const;
  if (!firstMessage) return [opening];
  const author = { kind: firstMessage.authorKind, id: firstMessage.authorId };
  return [opening, { caseId, version: 2, author, entries: [messageEntry(firstMessage)] }];
}

function eventsOf(ctx: Context, { opened, transactionIds, firstMessage }: Opening): readonly NewEvent[] {
  const { id, customerId, kind, priority, channel } = opened;
  const facts: Omit<EventCatalog["case.opened"], "number"> = {
    caseId: publicId("case", id),
    customerId: publicId("cust", customerId),
    kind,
    priority,
    channel,
    transactionIds: transactionIds.map((transactionId) => publicId("txn", transactionId)),
  };
  const events: NewEvent[] = [
    { type: "case.opened", aggregate: { type: "case", id, version: 1 }, payload: withNumber(facts) },
  ];
  if (firstMessage)
    events.push({
      type: "message.received",
      aggregate: { type: "case", id, version: 2 },
      payload: published(firstMessage),
    });
  return events;
}

function withNumber(payload: object): Sql {
  return sql`${JSON.stringify(payload)}::jsonb || jsonb_build_object('number', ${NUMBER})`;
}
