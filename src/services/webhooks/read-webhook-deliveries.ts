import { WebhookAttempt } from "../../entities/webhooks/webhook-attempt.entity";
import { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookDeliveryState } from "../../entities/webhooks/webhook-enums";
import { WebhookReplay } from "../../entities/webhooks/webhook-replay.entity";
import { sql, type Sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { Instant } from "../../kernel/instant";
import type { InnerListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listWithin, readById } from "../access/reads";
import { standingEndpoints } from "./standing-endpoint";

export const DELIVERIES = table(WebhookDelivery);
export const REPLAYS = table(WebhookReplay);
const attempts = table(WebhookAttempt);

/** The deliveries of these ids. */
export const webhookDeliveriesById = readById(
  { name: "webhookDelivery:byId", permission: "webhook:read" },
  DELIVERIES,
  "d",
  (ctx) => toStandingEndpoint(ctx, "d"),
);

/** The replays of these ids. */
export const webhookReplaysById = readById(
  { name: "webhookReplay:byId", permission: "webhook:read" },
  REPLAYS,
  "r",
  (ctx) => toStandingEndpoint(ctx, "r"),
);

export interface WebhookDeliveryFilter {
  readonly state?: WebhookDeliveryState | null;
  readonly since?: Instant | null;
}

/** What was sent to each of these endpoints, the newest first. */
export const deliveriesOfEndpoints = listWithin(
  { name: "webhookEndpoint:deliveries", permission: "webhook:read" },
  newestFirst,
);

/** The tries of each of these deliveries, in their order. */
export const attemptsOfDeliveries = listWithin(
  { name: "webhookDelivery:attempts", permission: "webhook:read" },
  inOrder,
);

/** That a row is of an endpoint which was not deleted. */
export function toStandingEndpoint(ctx: Pick<Context, "inWorkspace">, alias: "d" | "r"): Sql {
  const endpointId = { d: sql`d.endpoint_id`, r: sql`r.endpoint_id` }[alias];
  return sql`(${ctx.inWorkspace(alias)} and exists (
    select from webhook_endpoints e where ${standingEndpoints(ctx)} and e.id = ${endpointId}))`;
}

function newestFirst(
  ctx: Context,
  { filter }: { readonly filter?: WebhookDeliveryFilter | null },
): InnerListSpec<WebhookDelivery> {
  const { state, since } = filter ?? {};
  return {
    name: "webhookDeliveries",
    table: DELIVERIES,
    alias: "d",
    from: sql`webhook_deliveries d`,
    where: [
      ctx.inWorkspace("d"),
      ...(state ? [sql`d.state = ${state}`] : []),
      ...(since ? [sql`d.created_at >= ${since}`] : []),
    ],
    key: { column: "d.created_at", type: "timestamptz" },
    id: "d.id",
    descending: true,
    filter,
    parent: "d.endpoint_id",
  };
}

function inOrder({ inWorkspace }: Context): InnerListSpec<WebhookAttempt> {
  return {
    name: "webhookAttempts",
    table: attempts,
    alias: "a",
    from: sql`webhook_attempts a`,
    where: [inWorkspace("a")],
    key: { column: "a.created_at", type: "timestamptz" },
    id: "a.id",
    descending: false,
    parent: "a.delivery_id",
  };
}
