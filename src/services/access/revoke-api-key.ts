import { ApiKey } from "../../entities/access/api-key.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId, type Uuid } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { command } from "./operations";

const apiKeys = table(ApiKey);

export interface RevokeApiKeyInput {
  readonly apiKeyId: Uuid;
}

/**
 * Ends a key for good. Every request looks its key up in its own transaction, so none that begins after
 * this one's answer gets in. Revoking twice changes nothing.
 */
export const revokeApiKey = command(
  { name: "apiKey:revoke", permission: "apiKey:write" },
  async (ctx: Context, { apiKeyId }: RevokeApiKeyInput): Promise<{ readonly apiKey: ApiKey }> => {
    const known = await lockRow(ctx, apiKeys, "API key", apiKeyId);
    if (known.revokedAt !== null) return { apiKey: known };
    const apiKey = await updateRow(ctx, apiKeys, apiKeyId, { revokedAt: ctx.realNow() });
    recordEvent(
      ctx,
      "api_key.revoked",
      { type: "apiKey", id: apiKey.id, version: apiKey.version },
      { apiKeyId: publicId("key", apiKey.id) },
    );
    return { apiKey };
  },
);
