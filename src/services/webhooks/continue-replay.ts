import { LoggedEvent } from "../../entities/events/logged-event.entity";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { WebhookReplay } from "../../entities/webhooks/webhook-replay.entity";
import { sql } from "../../kernel/database/sql";
import { findRow, updateRow } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { isToldOf, queueDeliveries } from "./queue-deliveries";
import { REPLAYS } from "./read-webhook-deliveries";
import { ENDPOINTS } from "./standing-endpoint";

const events = table(LoggedEvent);

/** One step of a replay: how many deliveries it queued, and how far it came. */
interface Step {
  readonly queued: number;
  readonly isLast: boolean;
  readonly afterPosition?: bigint;
}

const AGAIN = sql`
  on conflict (workspace_id, event_id, endpoint_id) do update
  set state = 'PENDING', failures = 0, next_attempt_at = excluded.next_attempt_at, ended_at = null
  where webhook_deliveries.state <> 'PENDING'`;

/** Goes on with a replay, so much at most; does nothing while another process is at it. */
export const continueReplay = command(
  { name: "webhook:continueReplay", permission: "webhook:write" },
  async (
    ctx: Context,
    { replayId, limit }: { readonly replayId: Uuid; readonly limit: number },
  ): Promise<{ readonly done: number }> => {
    const replay = await findRow(ctx, REPLAYS, replayId, sql`and ended_at is null for update skip locked`);
    if (!replay) return { done: 0 };
    const { queued, isLast, ...place } = await step(ctx, replay, limit);
    await updateRow(ctx, REPLAYS, replay.id, {
      ...place,
      queued: replay.queued + queued,
      endedAt: isLast ? ctx.realNow() : null,
    });
    return { done: 1 };
  },
);

async function step(ctx: Context, replay: WebhookReplay, limit: number): Promise<Step> {
  const endpoint = await findRow(ctx, ENDPOINTS, replay.endpointId);
  if (endpoint?.status !== "ACTIVE") return { queued: 0, isLast: true };
  return replay.failedSince === null
    ? stepThroughLog(ctx, replay, endpoint, limit)
    : stepThroughFailures(ctx, replay, limit);
}

/**
 * In the order in which it was queued, as whoever wants the order waits for what is queued alone: not for what failed
 * and is still to be sent again. What fails again while the replay is under way is not sent yet again.
 */
async function stepThroughFailures(ctx: Context, replay: WebhookReplay, limit: number): Promise<Step> {
  const queued = await ctx.db.rows(sql`
    with failed as materialized (
      select next.id
      from unnest(array['FAILED', 'DISCARDED']) ended(state)
      cross join lateral (
        select d.id, d.created_at, d.position
        from webhook_deliveries d
        where ${ctx.inWorkspace("d")}
        and d.endpoint_id = ${replay.endpointId}
        and d.state = ended.state
        and d.created_at >= ${replay.failedSince}
        and d.ended_at <= ${replay.createdAt}
        order by d.created_at, d.position
        limit ${limit}
        for update) next
      order by next.created_at, next.position
      limit ${limit}
    )
    update webhook_deliveries d
    set state = 'PENDING', failures = 0, next_attempt_at = ${ctx.realNow()}, ended_at = null
    where ${ctx.inWorkspace("d")}
    and d.id = any(array(select failed.id from failed))
    returning d.id`);
  return { queued: queued.length, isLast: queued.length < limit };
}

async function stepThroughLog(
  ctx: Context,
  { afterPosition, throughPosition }: WebhookReplay,
  endpoint: WebhookEndpoint,
  limit: number,
): Promise<Step> {
  const next = await ctx.db.rows<LoggedEvent>(sql`
    select ${columnsOf(events, "e")}
    from event_log e
    where ${ctx.inWorkspace("e")}
    and e.position > ${afterPosition}
    and e.position <= ${throughPosition}
    order by e.position
    limit ${limit}`);
  const wanted = next.filter((event) => isToldOf(ctx, endpoint, event));
  queueDeliveries(
    ctx,
    wanted.map((event) => ({ event, endpointId: endpoint.id })),
    AGAIN,
  );
  const last = next.at(-1);
  return {
    queued: wanted.length,
    isLast: next.length < limit,
    ...(last && { afterPosition: last.position }),
  };
}
