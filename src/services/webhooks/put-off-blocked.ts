import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

/** Of one endpoint, in one look. */
const MOST = 500;

/**
 * Of endpoints that keep the order: what waits behind an event that is to be tried again later is not due before that
 * one is. Else every look would have to pass all of it, as long as the receiver does not take that event. Where one is
 * just being tried nothing is put off: it may be taken at any moment.
 */
export function putOffBlocked(ctx: Context, endpointIds: readonly Uuid[]): void {
  const now = ctx.realNow();
  ctx.db.write(sql`
    with blocked as materialized (
      select waiting.id, first.next_attempt_at as until
      from webhook_endpoints e
      cross join lateral (
        select w.id, w.aggregate_id, w.position, w.attempts
        from webhook_deliveries w
        where ${ctx.inWorkspace("w")}
        and w.endpoint_id = e.id
        and w.state = 'PENDING'
        and w.next_attempt_at <= ${now}
        order by w.next_attempt_at, w.id
        limit ${MOST}) waiting
      cross join lateral (
        select f.position, f.next_attempt_at, f.attempts, f.failures
        from webhook_deliveries f
        where ${ctx.inWorkspace("f")}
        and f.endpoint_id = e.id
        and f.state = 'PENDING'
        and f.aggregate_id = waiting.aggregate_id
        order by f.position
        limit 1) first
      where ${ctx.inWorkspace("e")}
      and e.id = any(${endpointIds}::uuid[])
      and e.is_ordered
      and waiting.attempts = 0
      and first.position < waiting.position
      and first.next_attempt_at > ${now}
      and first.failures > 0
      and first.attempts = first.failures
    ), held as materialized (
      select d.id
      from webhook_deliveries d
      where ${ctx.inWorkspace("d")}
      and d.id = any(array(select blocked.id from blocked))
      and d.state = 'PENDING'
      and d.attempts = 0
      order by d.id
      for update skip locked
    )
    update webhook_deliveries d
    set next_attempt_at = blocked.until
    from held
    join blocked on blocked.id = held.id
    where ${ctx.inWorkspace("d")}
    and d.id = any(array(select held.id from held))
    and d.id = held.id`);
}

/** What was put off may go now: of this thing, or of all that the endpoint is told of. */
export function releaseBlocked(ctx: Context, endpointId: Uuid, aggregateId: Uuid | null = null): void {
  const now = ctx.realNow();
  // What was never tried was due when it was queued.
  ctx.db.write(sql`
    update webhook_deliveries d
    set next_attempt_at = ${now}
    where ${ctx.inWorkspace("d")}
    and d.endpoint_id = ${endpointId}
    and d.state = 'PENDING'
    ${aggregateId === null ? sql`` : sql`and d.aggregate_id = ${aggregateId}`}
    and d.attempts = 0
    and d.next_attempt_at > ${now}`);
}
