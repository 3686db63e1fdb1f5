import { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./provider-connection-events";

const connections = table(ProviderConnection);

/** Events that the provider signed with the former secret are still on their way, or will be sent again. */
const OVERLAP_SECONDS = 24 * 3600;

export interface RotateProviderSecretInput {
  readonly connectionId: Uuid;
  readonly webhookSecret: string;
  readonly expectedVersion?: number | null;
}

/** Puts another signing secret in place of the present one, which still holds for a day. Safe to repeat. */
export const rotateProviderSecret = command(
  { name: "providerConnection:rotateSecret", permission: "provider:write", exact: ["webhookSecret"] },
  async (ctx: Context, input: RotateProviderSecretInput): Promise<{ connection: ProviderConnection }> => {
    const { connectionId, webhookSecret, expectedVersion } = input;
    const known = await lockRow(ctx, connections, "provider connection", connectionId, expectedVersion);
    if (ctx.secrets.open(known.secret) === webhookSecret) return { connection: known };
    const previousSecretValidUntil = plusSeconds(ctx.realNow(), OVERLAP_SECONDS);
    const connection = await updateRow(ctx, connections, known.id, {
      secret: ctx.secrets.seal(webhookSecret),
      previousSecret: known.secret,
      previousSecretValidUntil,
    });
    recordEvent(
      ctx,
      "provider_connection.secret_rotated",
      { type: "providerConnection", id: connection.id, version: connection.version },
      { connectionId: publicId("conn", connection.id), previousSecretValidUntil },
    );
    return { connection };
  },
);
