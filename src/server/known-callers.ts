import type { Instant } from "../kernel/instant";
import { RecentlyUsed } from "../kernel/recently-used";
import type { Actor, Context } from "../services/access/actor";
import { signedIn, type Verified } from "./authenticate";
import { workspaceTime } from "./workspace-time";

/** Callers that are remembered at most. */
const MOST = 10_000;

/** Whoever asked is no longer who it was taken for, or the time another: the operation is to be done again. */
export class CallerChangedError extends Error {}

/** Whom an operation is done for. */
export interface Caller {
  readonly actor: Actor;
  /** Milliseconds of the workspace's time before the machine's. */
  readonly aheadMs: number;
  /** Throws unless the caller is who it was taken for; nothing may be answered or made durable before. */
  readonly confirm: () => Promise<void>;
}

/**
 * Who stood behind each credential last time. Such a caller's operation begins at once, and its credential is
 * looked up in the same transaction and the same round trip, before anything is answered or committed. So a
 * revocation holds at once, and costs nobody a round trip. The same goes for the workspace's own time.
 */
export class KnownCallers {
  private readonly actors = new RecentlyUsed<string, Actor>(MOST);

  /** `ctx`: of the operation that is to be done, and in the transaction of which the caller is looked up. */
  async identify(
    ctx: Omit<Context, "actor">,
    verified: Verified,
    { takesOnTrust }: { readonly takesOnTrust: boolean },
  ): Promise<Caller> {
    const proof = signedIn(verified, ctx);
    const known = takesOnTrust ? this.actors.use(verified.credentialId) : undefined;
    const time = workspaceTime(ctx, { isKnownCaller: known !== undefined });
    if (!known || time.known === null) {
      const actor = this.remember(verified, await proof);
      return { actor, aheadMs: await time.read, confirm: async () => undefined };
    }
    // Heard by the confirmation, whatever becomes of the operation.
    proof.catch(() => undefined);
    const confirm = async (): Promise<void> => {
      const actor = await this.provenBy(proof, verified);
      if (!isSame(actor, known) || (await time.read) !== time.known) throw new CallerChangedError();
    };
    return { actor: known, aheadMs: time.known, confirm };
  }

  private async provenBy(proof: Promise<Actor>, verified: Verified): Promise<Actor> {
    try {
      return this.remember(verified, await proof);
    } catch (error) {
      this.actors.forget(verified.credentialId);
      throw error;
    }
  }

  private remember({ credentialId }: Verified, actor: Actor): Actor {
    this.actors.keep(credentialId, actor, 1);
    return actor;
  }
}

/** When a caller stops to be good by itself, where only the database knows. */
export function expiryOf(actor: Actor): Instant | null {
  return actor.kind === "apiKey" || actor.kind === "customer" ? (actor.expiresAt ?? null) : null;
}

function isSame(one: Actor, other: Actor): boolean {
  if (one.kind !== other.kind || one.id !== other.id || expiryOf(one) !== expiryOf(other)) return false;
  if (one.kind === "member" && other.kind === "member" && one.role !== other.role) return false;
  if (one.permissions.size !== other.permissions.size) return false;
  return [...one.permissions].every((permission) => other.permissions.has(permission));
}
