import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import { sql } from "../../kernel/database/sql";
import { splitPublicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { visibleMessages } from "../cases/case-policy";
import { audiblePayload, isOfAnother } from "./event-rights";
import { logCursor } from "./log-cursor";

/** An event as one listener hears it, with the ways to what it is about. */
export interface HeardEvent extends LoggedEvent {
  readonly cursor: string;
  readonly caseId: Uuid | null;
  readonly customerId: Uuid | null;
  readonly transactionId: Uuid | null;
  readonly messageId: Uuid | null;
  readonly clockId: Uuid | null;
}

/** Those of the events that are for the caller, with as much of each as it may know, by its rights at this moment. */
export async function heard(ctx: Context, events: readonly LoggedEvent[]): Promise<readonly HeardEvent[]> {
  const candidates = events
    .filter((event) => !isOfAnother(ctx.actor, event))
    .map((event) => linked(ctx, event));
  if (ctx.actor.kind !== "customer") return candidates;
  const messages = await visibleAmong(ctx, candidates);
  return candidates.filter(({ messageId }) => messageId === null || messages.has(messageId));
}

function linked(ctx: Context, event: LoggedEvent): HeardEvent {
  const { aggregateType, aggregateId, position } = event;
  const given = event.payload as Readonly<Record<string, unknown>>;
  const idOf = (type: string): Uuid | null =>
    aggregateType === type ? aggregateId : uuidIn(given[`${type}Id`]);
  return {
    ...event,
    payload: audiblePayload(ctx.actor, event),
    cursor: logCursor(position),
    caseId: idOf("case"),
    customerId: idOf("customer"),
    transactionId: idOf("transaction"),
    messageId: uuidIn(given["messageId"]),
    clockId: idOf("clock"),
  };
}

function uuidIn(id: unknown): Uuid | null {
  return typeof id === "string" ? (splitPublicId(id)?.uuid ?? null) : null;
}

async function visibleAmong(ctx: Context, events: readonly HeardEvent[]): Promise<ReadonlySet<Uuid>> {
  const ids = events.flatMap(({ messageId }) => (messageId === null ? [] : [messageId]));
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select m.id from case_messages m where ${visibleMessages(ctx)} and m.id = any(${ids}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
