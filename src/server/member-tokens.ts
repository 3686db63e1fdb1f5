import {
  createLocalJWKSet,
  createRemoteJWKSet,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from "jose";
import { IdentityProvider } from "../entities/access/identity-provider.entity";
import { firstRow } from "../kernel/database/database";
import { sql } from "../kernel/database/sql";
import { columnsOf, table } from "../kernel/database/table";
import { UnitOfWork } from "../kernel/database/unit-of-work";
import type { Uuid } from "../kernel/ids";
import type { MemberClaims } from "../services/access/member-actor";
import type { Platform } from "./platform";

/** How long a provider's settings are taken as read, and how many providers are remembered. */
const REMEMBER_MS = 30_000;
const REMEMBERED_AT_MOST = 1_000;
const JWKS_TIMEOUT_MS = 3_000;

const providers = table(IdentityProvider);

interface Remembered {
  readonly provider: IdentityProvider;
  readonly keys: JWTVerifyGetKey;
  readonly until: number;
}

/** Verifies members' tokens against their workspace's identity provider. */
export class MemberTokens {
  private readonly remembered = new Map<Uuid, Remembered>();

  constructor(private readonly platform: Platform) {}

  /** What the provider vouches for; null for a token that it did not issue for us, or no longer stands by. */
  async verify(workspaceId: Uuid, token: string): Promise<MemberClaims | null> {
    const known = await this.provider(workspaceId);
    if (!known) return null;
    const { issuer, audience, algorithms } = known.provider;
    const verified = await jwtVerify(token, known.keys, {
      issuer,
      audience,
      algorithms: [...algorithms],
      currentDate: new Date(this.platform.now()),
      requiredClaims: ["sub", "exp"],
    }).catch(() => null);
    if (!verified?.payload.sub) return null;
    const { sub, email, email_verified: isVerified } = verified.payload;
    const verifiedEmail = typeof email === "string" && isVerified === true ? email.toLowerCase() : null;
    return { subject: sub, verifiedEmail };
  }

  private async provider(workspaceId: Uuid): Promise<Remembered | null> {
    const known = this.remembered.get(workspaceId);
    if (known && known.until > Date.now()) return known;
    const provider = await this.read(workspaceId);
    if (!provider) return null;
    // Keys that were fetched before are kept while the provider's settings stay the same.
    const keys = known?.provider.version === provider.version ? known.keys : keysOf(provider);
    const fresh = { provider, keys, until: Date.now() + REMEMBER_MS };
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(workspaceId, fresh);
    return fresh;
  }

  private async read(workspaceId: Uuid): Promise<IdentityProvider | null> {
    const work = new UnitOfWork({ pool: this.platform.pool, workspaceId, access: "read" });
    try {
      const own = this.platform.workspaceCondition(workspaceId)();
      return await firstRow(work, sql`select ${columnsOf(providers)} from identity_providers where ${own}`);
    } finally {
      await work.rollback();
    }
  }
}

function keysOf({ jwksUrl, jwks }: IdentityProvider): JWTVerifyGetKey {
  if (jwksUrl) return createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: JWKS_TIMEOUT_MS });
  return createLocalJWKSet(jwks as JSONWebKeySet);
}
