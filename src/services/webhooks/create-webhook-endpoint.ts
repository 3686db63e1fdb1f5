import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { insertRow } from "../../kernel/database/store";
import { ConflictError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { inRealTime } from "../../kernel/operation";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { chosenShape } from "./chosen-shape";
import { endpointUrl } from "./endpoint-url";
import { ALL_EVENTS, selectionOf } from "./event-selection";
import { newSigningSecret } from "./signing-secret";
import { ENDPOINTS, standingEndpoints, tellOfEndpoint } from "./standing-endpoint";

/** In one workspace: each event is sent to every endpoint that wants it. */
const MOST_ENDPOINTS = 50;

export interface CreateWebhookEndpointInput {
  readonly url: SafeText;
  readonly description?: SafeText | null;
  readonly eventTypes?: readonly string[] | null;
  readonly selection?: SafeText | null;
  readonly isOrdered: boolean;
}

export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  /** It cannot be read again. */
  readonly secret: string;
}

/** Has an address told of the workspace's events from now on. */
export const createWebhookEndpoint = command(
  { name: "webhookEndpoint:create", permission: "webhook:write", exact: ["url", "eventTypes", "selection"] },
  async (ctx: Context, input: CreateWebhookEndpointInput): Promise<EndpointWithSecret> => {
    const url = endpointUrl(ctx, input.url);
    const eventTypes = selectionOf(input.eventTypes ?? [ALL_EVENTS], "eventTypes");
    await refuseTooMany(ctx);
    const secret = newSigningSecret();
    const endpoint = await insertRow(inRealTime(ctx), ENDPOINTS, {
      id: ctx.newId(),
      url,
      description: (input.description ?? ("" as SafeText)).trim(),
      eventTypes,
      ...chosenShape(ctx, input.selection),
      isOrdered: input.isOrdered,
      secret: ctx.secrets.seal(secret),
      status: "ACTIVE",
      failuresInRow: 0,
      pauses: 0,
    });
    const { isOrdered } = endpoint;
    tellOfEndpoint(ctx, endpoint, "webhook_endpoint.created", { eventTypes, isOrdered });
    return { endpoint, secret };
  },
);

/** Holds the workspace's list until the transaction ends, so that two requests at once do not both find room. */
async function refuseTooMany(ctx: Context): Promise<void> {
  const held = `${ctx.workspaceId} webhook endpoints`;
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${held}, 2))`);
  const standing = await firstRow<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from webhook_endpoints e where ${standingEndpoints(ctx)}`,
  );
  if ((standing?.count ?? 0) >= MOST_ENDPOINTS)
    throw new ConflictError(`A workspace has ${MOST_ENDPOINTS} webhook endpoints at most; delete one first.`);
}
