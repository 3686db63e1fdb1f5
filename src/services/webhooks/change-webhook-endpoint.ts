import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { endpointUrl } from "./endpoint-url";
import { selectionOf } from "./event-selection";
import { heldEndpoint, stepEndpoint, UNBLEMISHED, type EndpointChoice } from "./standing-endpoint";

export interface ChangeWebhookEndpointInput extends EndpointChoice {
  readonly url?: SafeText | null;
  readonly description?: SafeText | null;
  readonly eventTypes?: readonly string[] | null;
  readonly isOrdered?: boolean | null;
}

/** Changes an endpoint; what is left out or null stays as it is. What is under way goes to the new address at its next try. */
export const changeWebhookEndpoint = command(
  { name: "webhookEndpoint:change", permission: "webhook:write", exact: ["url", "eventTypes"] },
  async (
    ctx: Context,
    input: ChangeWebhookEndpointInput,
  ): Promise<{ readonly endpoint: WebhookEndpoint }> => {
    const known = await heldEndpoint(ctx, input);
    const wanted = {
      url: input.url == null ? known.url : endpointUrl(ctx, input.url),
      description: input.description?.trim() ?? known.description,
      eventTypes: input.eventTypes == null ? known.eventTypes : selectionOf(input.eventTypes, "eventTypes"),
      isOrdered: input.isOrdered ?? known.isOrdered,
    };
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
      (name) => String(wanted[name]) !== String(known[name]),
    );
    if (changed.length === 0) return { endpoint: known };
    // Another address is another receiver: what the former one did is no reason to wait.
    const change = changed.includes("url") ? { ...wanted, ...UNBLEMISHED } : wanted;
    return { endpoint: await stepEndpoint(ctx, known, change, "webhook_endpoint.changed", { changed }) };
  },
);
