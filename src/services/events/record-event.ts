import { OutboxEvent } from "../../entities/events/outbox-event.entity";
import { joined, sql } from "../../kernel/database/sql";
import { assignments, columnList, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { OperationContext } from "../../kernel/operation";
import type { EventCatalog, EventType } from "./event-catalog";

const outbox = table(OutboxEvent);

/** The thing that changed, at the version that the change gave it. */
export interface Aggregate {
  readonly type: string;
  readonly id: Uuid;
  readonly version: number;
}

/** Writes the event into the outbox, in the transaction of the change that it tells of. */
export async function recordEvent<Type extends EventType>(
  ctx: OperationContext,
  type: Type,
  aggregate: Aggregate,
  payload: EventCatalog[Type],
): Promise<void> {
  const pairs = assignments(outbox, {
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    type,
    schemaVersion: 1,
    aggregateType: aggregate.type,
    aggregateId: aggregate.id,
    aggregateVersion: aggregate.version,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    requestId: ctx.requestId,
    createdAt: ctx.now(),
    occurredAt: ctx.now(),
    payload,
  });
  const values = joined(
    pairs.map(({ value }) => value),
    ", ",
  );
  await ctx.db.rows(sql`insert into ${outbox.name} (${columnList(pairs)}) values (${values})`);
}
