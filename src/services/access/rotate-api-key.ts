import { ApiKey } from "../../entities/access/api-key.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { IllegalStateError } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds, type Instant } from "../../kernel/instant";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { createApiKey, type CreatedApiKey } from "./create-api-key";
import { command } from "./operations";

const apiKeys = table(ApiKey);

/** Time enough to roll the new key out. */
const DEFAULT_OVERLAP_SECONDS = 24 * 3600;

export interface RotateApiKeyInput {
  readonly apiKeyId: Uuid;
  /** How long the old key goes on working; 0 ends it at once. */
  readonly overlapSeconds?: number | null;
  /** When the new key expires. */
  readonly expiresAt?: Instant | null;
}

export interface RotatedApiKey extends CreatedApiKey {
  readonly replaced: ApiKey;
}

/** Makes a key like the given one, and lets the given one run out. */
export const rotateApiKey = command(
  { name: "apiKey:rotate", permission: "apiKey:write" },
  async (
    ctx: Context,
    { apiKeyId, overlapSeconds, expiresAt }: RotateApiKeyInput,
  ): Promise<RotatedApiKey> => {
    const old = await lockRow(ctx, apiKeys, "API key", apiKeyId);
    const isOver = old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= ctx.realNow());
    if (isOver) throw new IllegalStateError("key", "revoked or expired", "rotated", []);
    const { name, environment, permissions } = old;
    const created = await createApiKey.body(ctx, { name, environment, permissions, expiresAt });
    const overlapEnd = plusSeconds(ctx.realNow(), overlapSeconds ?? DEFAULT_OVERLAP_SECONDS);
    // Rotating never lengthens a key's life.
    const end = old.expiresAt !== null && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd;
    const replaced = await updateRow(ctx, apiKeys, old.id, { expiresAt: end });
    recordEvent(
      ctx,
      "api_key.rotated",
      { type: "apiKey", id: replaced.id, version: replaced.version },
      {
        apiKeyId: publicId("key", replaced.id),
        replacedBy: publicId("key", created.apiKey.id),
        expiresAt: end,
      },
    );
    return { ...created, replaced };
  },
);
