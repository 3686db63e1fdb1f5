import { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import { WebhookMessage } from "../../entities/webhooks/webhook-message.entity";
import { insertion, insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { IllegalStateError } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import { inRealTime } from "../../kernel/operation";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { heldEndpoint } from "./standing-endpoint";
import { webhookBody } from "./webhook-body";

const messages = table(WebhookMessage);
const deliveries = table(WebhookDelivery);

/** Of an event that is in no log. */
const NOWHERE = 0n;

export const TEST_EVENT_TYPE = "webhook.test";

/** Queues an event that tells of nothing, for one endpoint, whatever events it wants. It is sent at once. */
export const sendTestWebhook = command(
  { name: "webhookEndpoint:sendTest", permission: "webhook:write" },
  async (
    ctx: Context,
    { endpointId }: { readonly endpointId: Uuid },
  ): Promise<{ readonly delivery: WebhookDelivery }> => {
    const endpoint = await heldEndpoint(ctx, { endpointId });
    if (endpoint.status !== "ACTIVE")
      throw new IllegalStateError("webhook endpoint", "disabled", "tested", []);
    const eventId = ctx.newId();
    const { kind, id } = ctx.actor;
    const body = webhookBody({
      id: publicId("evt", eventId),
      type: TEST_EVENT_TYPE,
      schemaVersion: 1,
      cursor: null,
      occurredAt: ctx.now(),
      aggregate: { type: "webhookEndpoint", id: publicId("hook", endpoint.id), version: endpoint.version },
      actor: { kind, id: id && publicId(kind === "member" ? "mem" : "key", id) },
      requestId: ctx.requestId,
      payload: { endpointId: publicId("hook", endpoint.id) },
    });
    const told = { eventType: TEST_EVENT_TYPE, aggregateId: endpoint.id, position: NOWHERE };
    ctx.db.write(insertion(inRealTime(ctx), messages, [{ id: eventId, body, ...told }]));
    const delivery = await insertRow(inRealTime(ctx), deliveries, {
      id: ctx.newId(),
      endpointId: endpoint.id,
      eventId,
      ...told,
      state: "PENDING",
      attempts: 0,
      failures: 0,
      nextAttemptAt: ctx.realNow(),
    });
    return { delivery };
  },
);
