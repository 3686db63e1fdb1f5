import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { sql } from "../../kernel/database/sql";
import type { ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listOf, readById } from "../access/reads";
import { ENDPOINTS, standingEndpoints } from "./standing-endpoint";

/** The endpoints of these ids. */
export const webhookEndpointsById = readById(
  { name: "webhookEndpoint:byId", permission: "webhook:read" },
  ENDPOINTS,
  "e",
  standingEndpoints,
);

export const webhookEndpointList = listOf(
  { name: "webhookEndpoint:list", permission: "webhook:read" },
  newestFirst,
);

function newestFirst(ctx: Context): ListSpec<WebhookEndpoint> {
  return {
    name: "webhookEndpoints",
    table: ENDPOINTS,
    alias: "e",
    from: sql`webhook_endpoints e`,
    where: [standingEndpoints(ctx)],
    key: { column: "e.created_at", type: "timestamptz" },
    id: "e.id",
    descending: true,
  };
}
