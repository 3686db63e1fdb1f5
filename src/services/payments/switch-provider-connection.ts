import { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./provider-connection-events";

const connections = table(ProviderConnection);

export interface SwitchProviderConnectionInput {
  readonly connectionId: Uuid;
  readonly expectedVersion?: number | null;
}

type Switched = Promise<{ readonly connection: ProviderConnection }>;

/** Refuses the connection's events from now on. Safe to repeat. */
export const disableProviderConnection = command(
  { name: "providerConnection:disable", permission: "provider:write" },
  (ctx: Context, input: SwitchProviderConnectionInput): Switched => switchTo(ctx, input, false),
);

/** Takes the connection's events again; the provider sends those once more that were refused meanwhile. */
export const enableProviderConnection = command(
  { name: "providerConnection:enable", permission: "provider:write" },
  (ctx: Context, input: SwitchProviderConnectionInput): Switched => switchTo(ctx, input, true),
);

async function switchTo(
  ctx: Context,
  { connectionId, expectedVersion }: SwitchProviderConnectionInput,
  isEnabled: boolean,
): Switched {
  const known = await lockRow(ctx, connections, "provider connection", connectionId, expectedVersion);
  if ((known.disabledAt === null) === isEnabled) return { connection: known };
  const connection = await updateRow(ctx, connections, known.id, {
    disabledAt: isEnabled ? null : ctx.now(),
  });
  recordEvent(
    ctx,
    isEnabled ? "provider_connection.enabled" : "provider_connection.disabled",
    { type: "providerConnection", id: connection.id, version: connection.version },
    { connectionId: publicId("conn", connection.id) },
  );
  return { connection };
}
