import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Context } from "../access/actor";

/** What is sent of each event, and the permissions that it is read with; null for the whole event. */
export type Shape = Pick<WebhookEndpoint, "selection" | "selectionPermissions">;

const WHOLE: Shape = { selection: null, selectionPermissions: null };

/** Nobody can have more read for an endpoint than it may read itself. An empty text stands for the whole event. */
export function chosenShape(
  { actor }: Pick<Context, "actor">,
  selection: SafeText | null | undefined,
): Shape {
  const text = selection?.trim();
  return text ? { selection: text, selectionPermissions: [...actor.permissions].sort() } : WHOLE;
}

/** Of somebody else's choice, as much as this caller could have had read as well. */
export function narrowedShape(
  { actor }: Pick<Context, "actor">,
  { selection, selectionPermissions }: Shape,
): Shape {
  const held: ReadonlySet<string> = actor.permissions;
  return {
    selection,
    selectionPermissions: selectionPermissions?.filter((permission) => held.has(permission)) ?? null,
  };
}
