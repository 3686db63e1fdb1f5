import type { KeyEnvironment } from "../../entities/access/access-enums";
import { ApiKey } from "../../entities/access/api-key.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { ConflictError, ForbiddenError, InvalidError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { hintOfApiKey, newApiKey } from "./api-key-format";
import { command } from "./operations";
import { PERMISSIONS, type Permission } from "./permissions";

const apiKeys = table(ApiKey);

/** One at work, and the one that takes its place. */
const MAX_ACTIVE_OF_A_NAME = 2;

export class TooManyKeysOfNameError extends ConflictError {
  override readonly field = ["name"];

  constructor() {
    super(
      `There are ${MAX_ACTIVE_OF_A_NAME} active keys of this name already: revoke one, or choose another name.`,
    );
  }
}

export interface CreateApiKeyInput {
  readonly name: SafeText;
  readonly environment: KeyEnvironment;
  readonly permissions: readonly string[];
  readonly expiresAt?: Instant | null;
}

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** The key itself; it cannot be read again. */
  readonly secret: string;
}

/** Makes a machine's credential, with no more rights than its maker has. */
export const createApiKey = command(
  { name: "apiKey:create", permission: "apiKey:write" },
  (ctx: Context, input: CreateApiKeyInput): Promise<CreatedApiKey> =>
    registerApiKey(ctx, input, newApiKey(ctx.workspaceId, input.environment)),
);

/** Stores the hash of a key that is known already. */
export async function registerApiKey(
  ctx: Context,
  { name, environment, permissions, expiresAt }: CreateApiKeyInput,
  secret: string,
): Promise<CreatedApiKey> {
  const granted = [...new Set(permissions)];
  refuseUnknown(granted);
  const beyond = granted.find((permission) => !ctx.actor.permissions.has(permission as Permission));
  if (beyond) throw new ForbiddenError(`You cannot grant "${beyond}", which you do not have yourself.`);
  if (expiresAt != null && expiresAt <= ctx.realNow())
    throw new InvalidError("expiresAt", "The key would have expired already.");
  await refuseThirdOfName(ctx, name);
  const apiKey = await insertRow(ctx, apiKeys, {
    id: ctx.newId(),
    name,
    environment,
    keyHash: ctx.secrets.hash(secret),
    hint: hintOfApiKey(secret),
    permissions: granted,
    expiresAt: expiresAt ?? null,
  });
  recordEvent(
    ctx,
    "api_key.created",
    { type: "apiKey", id: apiKey.id, version: apiKey.version },
    { apiKeyId: publicId("key", apiKey.id), permissions: granted },
  );
  return { apiKey, secret };
}

/** Holds the name until the transaction ends, so that two requests at once do not both find room. */
async function refuseThirdOfName(ctx: Context, name: SafeText): Promise<void> {
  const held = `${ctx.workspaceId} api key ${name}`;
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${held}, 2))`);
  const active = await firstRow<{ count: number }>(
    ctx.db,
    sql`
    select count(*)::int as count
    from api_keys
    where ${ctx.inWorkspace()}
    and name = ${name}
    and revoked_at is null
    and (expires_at is null or expires_at > ${ctx.realNow()})`,
  );
  if ((active?.count ?? 0) >= MAX_ACTIVE_OF_A_NAME) throw new TooManyKeysOfNameError();
}

function refuseUnknown(permissions: readonly string[]): void {
  if (permissions.length === 0) throw new InvalidError("permissions", "A key needs at least one permission.");
  const unknown = permissions.find((permission) => !Object.hasOwn(PERMISSIONS, permission));
  if (unknown)
    throw new InvalidError(
      "permissions",
      `There is no permission "${unknown}". Known: ${Object.keys(PERMISSIONS).join(", ")}.`,
    );
}
