import type { ApiKey } from "../../entities/access/api-key.entity";
import type { Asking } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { ApiKeyActor, Context } from "./actor";
import type { Permission } from "./permissions";

/** The machine behind a key, or null when the key is unknown, expired or revoked at this moment. */
export function apiKeyActor(ctx: Omit<Context, "actor">, keyHash: string): Promise<ApiKeyActor | null> {
  return ctx.db.ask(KEYS, { ctx, keyHash });
}

interface Asked {
  readonly ctx: Omit<Context, "actor">;
  readonly keyHash: string;
}

const KEYS: Asking<Asked, ApiKeyActor | null> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Asked];
    const keys = await db.rows<Pick<ApiKey, "keyHash" | "id" | "permissions" | "expiresAt">>(sql`
      select key_hash as "keyHash", id, permissions, expires_at as "expiresAt"
      from api_keys
      where ${ctx.inWorkspace()}
      and key_hash = any(${asked.map(({ keyHash }) => keyHash)}::text[])
      and revoked_at is null
      and (expires_at is null or expires_at > ${ctx.realNow()})`);
    const actors = new Map(keys.map((key) => [key.keyHash, actorOf(key)]));
    return asked.map(({ keyHash }) => actors.get(keyHash) ?? null);
  },
};

function actorOf({
  id,
  permissions,
  expiresAt,
}: Pick<ApiKey, "id" | "permissions" | "expiresAt">): ApiKeyActor {
  const granted = permissions as readonly Permission[];
  return { kind: "apiKey", id, permissions: new Set<Permission>([...granted, "viewer:read"]), expiresAt };
}
