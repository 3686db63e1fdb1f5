import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { chosenShape, narrowedShape, type Shape } from "./chosen-shape";
import { endpointUrl } from "./endpoint-url";
import { selectionOf } from "./event-selection";
import { releaseBlocked } from "./put-off-blocked";
import { heldEndpoint, stepEndpoint, UNBLEMISHED, type EndpointChoice } from "./standing-endpoint";

export interface ChangeWebhookEndpointInput extends EndpointChoice {
  readonly url?: SafeText | null;
  readonly description?: SafeText | null;
  readonly eventTypes?: readonly string[] | null;
  /** Empty for the whole event. */
  readonly selection?: SafeText | null;
  readonly isOrdered?: boolean | null;
}

/** Changes an endpoint; what is left out or null stays as it is. What is under way goes to the new address at its next try. */
export const changeWebhookEndpoint = command(
  { name: "webhookEndpoint:change", permission: "webhook:write", exact: ["url", "eventTypes", "selection"] },
  async (
    ctx: Context,
    input: ChangeWebhookEndpointInput,
  ): Promise<{ readonly endpoint: WebhookEndpoint }> => {
    const known = await heldEndpoint(ctx, input);
    const url = input.url == null ? known.url : endpointUrl(ctx, input.url);
    const wanted = {
      url,
      description: input.description?.trim() ?? known.description,
      eventTypes: input.eventTypes == null ? known.eventTypes : selectionOf(input.eventTypes, "eventTypes"),
      isOrdered: input.isOrdered ?? known.isOrdered,
      ...shapeAfter(ctx, known, { url, selection: input.selection }),
    };
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
      (name) => String(wanted[name]) !== String(known[name]),
    );
    if (changed.length === 0) return { endpoint: known };
    // Another address is another receiver: what the former one did is no reason to wait.
    const change = changed.includes("url") ? { ...wanted, ...UNBLEMISHED } : wanted;
    if (known.isOrdered && !wanted.isOrdered) releaseBlocked(ctx, known.id);
    return { endpoint: await stepEndpoint(ctx, known, change, "webhook_endpoint.changed", { changed }) };
  },
);

function shapeAfter(
  ctx: Context,
  known: WebhookEndpoint,
  { url, selection }: { readonly url: SafeText; readonly selection: SafeText | null | undefined },
): Shape {
  if (selection != null) return chosenShape(ctx, selection);
  // Whoever leads it elsewhere must not come by what it could not read itself.
  if (url !== known.url) return narrowedShape(ctx, known);
  return { selection: known.selection, selectionPermissions: known.selectionPermissions };
}
