import { OutboxEvent } from "../../entities/events/outbox-event.entity";
import type { Sql } from "../../kernel/database/sql";
import { insertAsDocument } from "../../kernel/database/insert-into";
import { completed, insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { OperationContext } from "../../kernel/operation";
import type { EventCatalog, EventType } from "./event-catalog";

/** The database counts the positions. */
const outbox = table<Omit<OutboxEvent, "position">>(OutboxEvent);

/** The thing that changed, at the version that the change gave it. */
export interface Aggregate {
  readonly type: string;
  readonly id: Uuid;
  readonly version: number | Sql;
}

/** An event that is to be written; what only the database knows yet is a piece of SQL. */
export interface NewEvent<Type extends EventType = EventType> {
  readonly type: Type;
  readonly aggregate: Aggregate;
  readonly payload: EventCatalog[Type] | Sql;
}

/** Writes the event into the outbox, in the transaction of the change that it tells of. */
export function recordEvent<Type extends EventType>(
  ctx: OperationContext,
  type: Type,
  aggregate: Aggregate,
  payload: EventCatalog[Type],
): void {
  ctx.db.write(eventInsertion(ctx, [{ type, aggregate, payload }]));
}

/** The same as a part of a larger statement; several events stand in the order in which they are given. */
export function eventInsertion(ctx: OperationContext, events: readonly NewEvent[]): Sql {
  return insertion(ctx, outbox, valuesOf(ctx, events));
}

/** Rows of events, to be written together with those of other contexts. */
export function eventRows(ctx: OperationContext, events: readonly NewEvent[]): readonly object[] {
  return completed(ctx, outbox, valuesOf(ctx, events));
}

/** Writes such rows, each with the version that `found` finds; null where they cannot be written as one document. */
export function eventsAtOnce(rows: readonly object[], found: Sql): Sql | null {
  return insertAsDocument(outbox, rows, { aggregateVersion: found });
}

function valuesOf(ctx: OperationContext, events: readonly NewEvent[]) {
  return events.map(({ type, aggregate, payload }) => ({
    id: ctx.newId(),
    type,
    schemaVersion: 1,
    aggregateType: aggregate.type,
    aggregateId: aggregate.id,
    aggregateVersion: aggregate.version,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    requestId: ctx.requestId,
    occurredAt: ctx.now(),
    payload,
  }));
}
