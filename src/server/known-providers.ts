import type { JWTVerifyGetKey } from "jose";
import type { IdentityProvider } from "../entities/access/identity-provider.entity";
import { UnitOfWork } from "../kernel/database/unit-of-work";
import type { Uuid } from "../kernel/ids";
import { identityProviderOf } from "../services/access/read-identity-provider";
import { providerKeys } from "./key-sets/provider-keys";
import type { Platform } from "./platform";

/** How long settings are taken as read, and of how many providers they are remembered. */
const REMEMBER_MS = 30_000;
const REMEMBERED_AT_MOST = 1_000;

export interface KnownProvider {
  readonly provider: IdentityProvider;
  readonly keys: JWTVerifyGetKey;
}

interface Remembered extends KnownProvider {
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * The identity providers of the workspaces, remembered so that signing in costs no statement. What is
 * remembered may be outdated: the member is looked up together with the provider's version, and
 * whoever meets a mismatch asks again with `fresh`.
 */
export class KnownProviders {
  private readonly remembered = new Map<Uuid, Remembered>();

  constructor(private readonly platform: Platform) {}

  async of(workspaceId: Uuid): Promise<KnownProvider | null> {
    const known = this.remembered.get(workspaceId);
    if (known && known.until > this.now()) return known;
    return this.fresh(workspaceId);
  }

  async fresh(workspaceId: Uuid): Promise<KnownProvider | null> {
    const provider = await this.read(workspaceId);
    const known = this.remembered.get(workspaceId);
    this.remembered.delete(workspaceId);
    if (!provider) return null;
    // Keys that were fetched before are kept while the provider's settings stay the same.
    const keys =
      known && isSame(known.provider, provider) ? known.keys : providerKeys(provider, this.platform);
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined && this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.delete(oldest);
    this.remembered.set(workspaceId, { provider, keys, until: this.now() + REMEMBER_MS });
    return { provider, keys };
  }

  forget(workspaceId: Uuid): void {
    const known = this.remembered.get(workspaceId);
    // The keys stay, for as long as the settings turn out to be the same.
    if (known) this.remembered.set(workspaceId, { ...known, until: 0 });
  }

  private now(): number {
    return Date.parse(this.platform.now());
  }

  private async read(workspaceId: Uuid): Promise<IdentityProvider | null> {
    const { pool, workspaceCondition } = this.platform;
    const db = new UnitOfWork({ pool, workspaceId, access: "read" });
    try {
      return await identityProviderOf({ db, inWorkspace: workspaceCondition(workspaceId) });
    } finally {
      await db.rollback();
    }
  }
}

export function isSame(one: IdentityProvider, other: IdentityProvider): boolean {
  return one.id === other.id && one.version === other.version;
}
