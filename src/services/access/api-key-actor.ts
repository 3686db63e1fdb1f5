import type { ApiKey } from "../../entities/access/api-key.entity";
import type { Asking } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { textArray } from "../../kernel/database/text-arrays";
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

interface FoundKey extends Pick<ApiKey, "keyHash" | "id" | "expiresAt"> {
  /** The permissions, as PostgreSQL writes them. */
  readonly granted: string;
}

const KEYS: Asking<Asked, ApiKeyActor | null> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Asked];
    const keys = await db.rows<FoundKey>(sql`
      select key_hash as "keyHash", id, permissions::text as granted, expires_at as "expiresAt"
      from api_keys
      where ${ctx.inWorkspace()}
      and key_hash = any(${asked.map(({ keyHash }) => keyHash)}::text[])
      and revoked_at is null
      and (expires_at is null or expires_at > ${ctx.realNow()})`);
    const actors = new Map(keys.map((key) => [key.keyHash, actorOf(ctx, key)]));
    return asked.map(({ keyHash }) => actors.get(keyHash) ?? null);
  },
};

function actorOf(ctx: Asked["ctx"], { id, granted, expiresAt }: FoundKey): ApiKeyActor {
  // Most keys of a workspace carry the same permissions, and each is looked up again with every request.
  const permissions = ctx.memory.recall(
    `permissions ${granted}`,
    () => permissionsIn(granted),
    ({ size }) => size,
  );
  return { kind: "apiKey", id, permissions, expiresAt };
}

function permissionsIn(granted: string): ReadonlySet<Permission> {
  return new Set([...(textArray(granted) as readonly Permission[]), "viewer:read"]);
}
