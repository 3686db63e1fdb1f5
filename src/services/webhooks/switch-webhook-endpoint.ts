import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { disable, heldEndpoint, stepEndpoint, UNBLEMISHED, type EndpointChoice } from "./standing-endpoint";

type Switched = Promise<{ readonly endpoint: WebhookEndpoint }>;

/** Sends an endpoint nothing from now on; what is under way to it is discarded. Safe to repeat. */
export const disableWebhookEndpoint = command(
  { name: "webhookEndpoint:disable", permission: "webhook:write" },
  async (ctx: Context, input: EndpointChoice): Switched => {
    const known = await heldEndpoint(ctx, input);
    return { endpoint: known.status === "DISABLED" ? known : await disable(ctx, known, "BY_HAND") };
  },
);

/** Sends it events again, those from now on. Safe to repeat. */
export const enableWebhookEndpoint = command(
  { name: "webhookEndpoint:enable", permission: "webhook:write" },
  async (ctx: Context, input: EndpointChoice): Switched => {
    const known = await heldEndpoint(ctx, input);
    if (known.status === "ACTIVE") return { endpoint: known };
    const change = { status: "ACTIVE", disabledAt: null, disabledReason: null, ...UNBLEMISHED } as const;
    return { endpoint: await stepEndpoint(ctx, known, change, "webhook_endpoint.enabled", {}) };
  },
);

/** Removes an endpoint, with what was sent to it. */
export const deleteWebhookEndpoint = command(
  { name: "webhookEndpoint:delete", permission: "webhook:write" },
  async (ctx: Context, input: EndpointChoice): Promise<{ readonly deletedEndpointId: string }> => {
    const known = await heldEndpoint(ctx, input);
    const at = ctx.now();
    const change = {
      status: "DISABLED",
      disabledAt: known.disabledAt ?? at,
      disabledReason: known.disabledReason ?? "BY_HAND",
      deletedAt: at,
      secret: Buffer.alloc(0),
      previousSecret: null,
      previousSecretValidUntil: null,
    } as const;
    await stepEndpoint(ctx, known, change, "webhook_endpoint.deleted", {});
    return { deletedEndpointId: publicId("hook", known.id) };
  },
);
