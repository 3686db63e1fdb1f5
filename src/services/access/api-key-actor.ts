import type { ApiKey } from "../../entities/access/api-key.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { ApiKeyActor, Context } from "./actor";
import type { Permission } from "./permissions";

/** The machine behind a key, or null when the key is unknown, expired or revoked at this moment. */
export async function apiKeyActor(ctx: Omit<Context, "actor">, keyHash: string): Promise<ApiKeyActor | null> {
  const key = await firstRow<Pick<ApiKey, "id" | "permissions" | "expiresAt">>(
    ctx.db,
    sql`
    select id, permissions, expires_at as "expiresAt"
    from api_keys
    where ${ctx.inWorkspace()}
    and key_hash = ${keyHash}
    and revoked_at is null
    and (expires_at is null or expires_at > ${ctx.realNow()})`,
  );
  if (!key) return null;
  const granted = key.permissions as readonly Permission[];
  const permissions = new Set<Permission>([...granted, "viewer:read"]);
  return { kind: "apiKey", id: key.id, permissions, expiresAt: key.expiresAt };
}
