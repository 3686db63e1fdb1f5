import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { WebhookMessage } from "../../entities/webhooks/webhook-message.entity";
import { sql, type Sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import { inRealTime } from "../../kernel/operation";
import type { Context } from "../access/actor";
import type { EventsOf, Reaction } from "../access/reaction";
import { EVENT_TYPES } from "../log/all-events";
import { isOfAnother } from "../log/event-rights";
import { published } from "../log/published-event";
import { selects } from "./event-selection";
import { standingEndpoints } from "./standing-endpoint";
import { webhookBody } from "./webhook-body";

const messages = table(WebhookMessage);
const deliveries = table(WebhookDelivery);

/** Rows of one statement at most: each has nine values, and PostgreSQL takes 65,535. */
const MOST_ROWS = 5_000;

type Listener = Pick<WebhookEndpoint, "id" | "eventTypes" | "createdAt"> & {
  /** Of its own creation in the log; null where that has none yet, or long ago: two days at least. */
  readonly place: bigint | null;
};

const DAY_SECONDS = 24 * 3600;

/** Queues every event for the endpoints that want it. */
export const queueWebhooks: Reaction = {
  name: "webhooks",
  of: wantedByAny,
  react: async (ctx, events) => {
    const [first] = events;
    if (!first) return;
    const listeners = await ctx.db.rows<Listener>(sql`
      select e.id, e.event_types as "eventTypes", e.created_at as "createdAt",
        case when e.created_at > ${plusSeconds(first.recordedAt, -2 * DAY_SECONDS)} then (
          select min(l.position)
          from event_log l
          where ${ctx.inWorkspace("l")}
          and l.aggregate_id = e.id
          and l.type = 'webhook_endpoint.created') end as place
      from webhook_endpoints e
      where ${listening(ctx)}`);
    queueDeliveries(
      ctx,
      events.flatMap((event) =>
        listeners
          .filter((listener) => isAfterCreation(listener, event))
          .filter((listener) => isToldOf(ctx, listener, event))
          .map(({ id }) => ({ event, endpointId: id })),
      ),
    );
  },
};

/** What nobody wants is not even read, which is all of it where there are no endpoints. */
async function wantedByAny(ctx: Context): Promise<EventsOf | null> {
  const endpoints = await ctx.db.rows<Pick<WebhookEndpoint, "eventTypes">>(sql`
    select distinct e.event_types as "eventTypes"
    from webhook_endpoints e
    where ${listening(ctx)}`);
  const selections = endpoints.map(({ eventTypes }) => eventTypes);
  const types = EVENT_TYPES.filter((type) => selections.some((selection) => selects(selection, type)));
  return types.length === EVENT_TYPES.length ? null : { types };
}

function listening(ctx: Context): Sql {
  return sql`${standingEndpoints(ctx)} and e.status = 'ACTIVE'`;
}

/** Its own creation is the first that it hears of. By their places: the clocks of two processes may differ by more than lies between the two. */
function isAfterCreation({ createdAt, place }: Listener, { recordedAt, position }: LoggedEvent): boolean {
  return place === null ? recordedAt >= plusSeconds(createdAt, DAY_SECONDS) : position >= place;
}

/** Whether it wants the event, and the event is not a member's own affair. */
export function isToldOf(
  { actor }: Context,
  { eventTypes }: Pick<WebhookEndpoint, "eventTypes">,
  event: LoggedEvent,
): boolean {
  return selects(eventTypes, event.type) && !isOfAnother(actor, event);
}

/** One event for one endpoint. */
export interface Addressed {
  readonly event: LoggedEvent;
  readonly endpointId: Uuid;
}

/** Queued once, however often this is done. */
const ONCE = sql`on conflict do nothing`;

/** Queues the deliveries and what they send; each event's content is written once. */
export function queueDeliveries(ctx: Context, addressed: readonly Addressed[], whenQueued: Sql = ONCE): void {
  for (let from = 0; from < addressed.length; from += MOST_ROWS)
    queueSome(ctx, addressed.slice(from, from + MOST_ROWS), whenQueued);
}

function queueSome(ctx: Context, addressed: readonly Addressed[], whenQueued: Sql): void {
  const events = [...new Set(addressed.map(({ event }) => event))];
  const written = events.map((event) => ({
    id: event.id,
    eventType: event.type,
    aggregateId: event.aggregateId,
    position: event.position,
    body: webhookBody(published(event)),
  }));
  const queued = addressed.map(({ event, endpointId }) => ({
    id: ctx.newId(),
    endpointId,
    eventId: event.id,
    eventType: event.type,
    aggregateId: event.aggregateId,
    position: event.position,
    state: "PENDING" as const,
    attempts: 0,
    failures: 0,
    nextAttemptAt: ctx.realNow(),
  }));
  ctx.db.write(sql`${insertion(inRealTime(ctx), messages, written)} on conflict do nothing`);
  ctx.db.write(sql`${insertion(inRealTime(ctx), deliveries, queued)} ${whenQueued}`);
}
