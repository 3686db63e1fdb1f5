import type { MoneyMode, Provider } from "../../entities/payments/provider-enums";
import { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./provider-connection-events";

const connections = table(ProviderConnection);

export interface CreateProviderConnectionInput {
  readonly provider: Provider;
  readonly name: SafeText;
  readonly mode: MoneyMode;
  /** What the provider signs its events with; it cannot be read again. */
  readonly webhookSecret: string;
}

/** Opens a place that one account at a provider can send its events to. */
export const createProviderConnection = command(
  { name: "providerConnection:create", permission: "provider:write", exact: ["webhookSecret"] },
  async (ctx: Context, input: CreateProviderConnectionInput): Promise<{ connection: ProviderConnection }> => {
    const { provider, name, mode, webhookSecret } = input;
    const secret = ctx.secrets.seal(webhookSecret);
    const connection = await insertRow(ctx, connections, { id: ctx.newId(), provider, name, mode, secret });
    recordEvent(
      ctx,
      "provider_connection.created",
      { type: "providerConnection", id: connection.id, version: connection.version },
      { connectionId: publicId("conn", connection.id), provider },
    );
    return { connection };
  },
);
