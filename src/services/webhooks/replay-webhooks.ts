import type { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookReplay } from "../../entities/webhooks/webhook-replay.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { insertRow } from "../../kernel/database/store";
import { columnsOf } from "../../kernel/database/table";
import { CursorExpiredError, IllegalStateError, InvalidError, NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { inRealTime } from "../../kernel/operation";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { positionOf } from "../log/log-cursor";
import { refuseBeyond } from "../log/read-log";
import { DELIVERIES, REPLAYS } from "./read-webhook-deliveries";
import { releaseBlocked } from "./put-off-blocked";
import { heldEndpoint } from "./standing-endpoint";

/** What is to be sent once more; exactly one. */
export interface ReplayChoice {
  readonly deliveryId?: Uuid | null;
  readonly failedSince?: Instant | null;
  readonly sinceCursor?: string | null;
}

export interface ReplayWebhooksInput {
  readonly endpointId: Uuid;
  readonly replay: ReplayChoice;
}

export interface Replayed {
  /** The one that was asked for. */
  readonly delivery: WebhookDelivery | null;
  /** What goes on by itself, where more than one was asked for. */
  readonly replay: WebhookReplay | null;
}

/** Sends events to an endpoint once more, with the ids and the contents that they had. */
export const replayWebhooks = command(
  { name: "webhookEndpoint:replay", permission: "webhook:write", exact: ["replay.sinceCursor"] },
  async (ctx: Context, { endpointId, replay }: ReplayWebhooksInput): Promise<Replayed> => {
    const endpoint = await heldEndpoint(ctx, { endpointId });
    if (endpoint.status !== "ACTIVE")
      throw new IllegalStateError("webhook endpoint", "disabled", "sent events again", ["enabled"]);
    if (replay.deliveryId)
      return { delivery: await sentAgain(ctx, endpointId, replay.deliveryId), replay: null };
    const range = replay.sinceCursor == null ? failures(replay) : await stretch(ctx, replay.sinceCursor);
    const row = await insertRow(inRealTime(ctx), REPLAYS, {
      id: ctx.newId(),
      endpointId,
      queued: 0,
      ...range,
    });
    return { delivery: null, replay: row };
  },
);

/** One that is under way still is tried at once. */
async function sentAgain(ctx: Context, endpointId: Uuid, deliveryId: Uuid): Promise<WebhookDelivery> {
  const delivery = await firstRow<WebhookDelivery>(
    ctx.db,
    sql`
      update webhook_deliveries d
      set state = 'PENDING', failures = 0, next_attempt_at = ${ctx.realNow()}, ended_at = null
      where ${ctx.inWorkspace("d")}
      and d.id = ${deliveryId}
      and d.endpoint_id = ${endpointId}
      returning ${columnsOf(DELIVERIES, "d")}`,
  );
  if (!delivery) throw new NotFoundError("webhook delivery", ["replay", "deliveryId"]);
  releaseBlocked(ctx, endpointId, delivery.aggregateId);
  return delivery;
}

type Range = Pick<WebhookReplay, "failedSince" | "afterPosition" | "throughPosition">;

function failures({ failedSince }: ReplayChoice): Range {
  if (failedSince == null) throw new InvalidError("replay", "Say what is to be sent once more.");
  return { failedSince, afterPosition: null, throughPosition: null };
}

const SINCE = ["replay", "sinceCursor"];

/** From the cursor to the end of the log as it is now: what comes later is sent anyway. */
async function stretch(ctx: Context, cursor: string): Promise<Range> {
  const afterPosition = positionOf(cursor, SINCE);
  const reach = await firstRow<{ readonly lastPosition: bigint; readonly droppedThrough: bigint }>(
    ctx.db,
    sql`
      select h.last_position as "lastPosition", h.dropped_through as "droppedThrough"
      from event_heads h
      where ${ctx.inWorkspace("h")}`,
  );
  const { lastPosition, droppedThrough } = reach ?? { lastPosition: 0n, droppedThrough: 0n };
  if (afterPosition < droppedThrough) throw new CursorExpiredError("sinceCursor");
  refuseBeyond(afterPosition, lastPosition, SINCE);
  return { failedSince: null, afterPosition, throughPosition: lastPosition };
}
