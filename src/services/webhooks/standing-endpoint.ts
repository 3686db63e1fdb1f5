import { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { WebhookDisabledReason } from "../../entities/webhooks/webhook-enums";
import { sql, type Sql } from "../../kernel/database/sql";
import { lockRow, updateRow, type Change } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { NotFoundError } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import type { EventCatalog, EventType } from "../events/event-catalog";
import { recordEvent } from "../events/record-event";
import "../log/webhook-endpoint-events";

export const ENDPOINTS = table(WebhookEndpoint);

/** That the endpoint `e` is of the workspace, and was not deleted. */
export function standingEndpoints({ inWorkspace }: Pick<Context, "inWorkspace">): Sql {
  return sql`(${inWorkspace("e")} and e.deleted_at is null)`;
}

/** Nothing is known against it. */
export const UNBLEMISHED = { failuresInRow: 0, failingSince: null, pausedUntil: null, pauses: 0 } as const;

export interface EndpointChoice {
  readonly endpointId: Uuid;
  readonly expectedVersion?: number | null;
}

/** The endpoint, held until the transaction ends. */
export async function heldEndpoint(
  ctx: Context,
  { endpointId, expectedVersion }: EndpointChoice,
): Promise<WebhookEndpoint> {
  const endpoint = await lockRow(ctx, ENDPOINTS, "webhook endpoint", endpointId, expectedVersion);
  if (endpoint.deletedAt !== null) throw new NotFoundError("webhook endpoint");
  return endpoint;
}

type EndpointEvent = Extract<EventType, `webhook_endpoint.${string}`>;

/** Writes the change, and the event that tells of it. */
export async function stepEndpoint<Type extends EndpointEvent>(
  ctx: Context,
  { id }: WebhookEndpoint,
  change: Change<WebhookEndpoint>,
  type: Type,
  payload: Omit<EventCatalog[Type], "endpointId">,
): Promise<WebhookEndpoint> {
  const endpoint = await updateRow(ctx, ENDPOINTS, id, change);
  tellOfEndpoint(ctx, endpoint, type, payload);
  return endpoint;
}

export function tellOfEndpoint<Type extends EndpointEvent>(
  ctx: Context,
  { id, version }: WebhookEndpoint,
  type: Type,
  payload: Omit<EventCatalog[Type], "endpointId">,
): void {
  const full = { endpointId: publicId("hook", id), ...payload } as EventCatalog[Type];
  recordEvent(ctx, type, { type: "webhookEndpoint", id, version }, full);
}

/** Sends it nothing from now on. */
export function disable(
  ctx: Context,
  endpoint: WebhookEndpoint,
  reason: WebhookDisabledReason,
): Promise<WebhookEndpoint> {
  const change = { status: "DISABLED", disabledAt: ctx.now(), disabledReason: reason } as const;
  return stepEndpoint(ctx, endpoint, change, "webhook_endpoint.disabled", { reason });
}
