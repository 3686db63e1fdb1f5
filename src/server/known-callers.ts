import type { Instant } from "../kernel/instant";
import { RecentlyUsed } from "../kernel/recently-used";
import type { Actor, Context } from "../services/access/actor";
import { sightOf } from "../services/access/sight";
import { signedIn, type Verified } from "./authenticate";
import { workspaceTime } from "./workspace-time";

/** Callers that are remembered at most. */
const MOST = 10_000;

/** Whoever asked is no longer who it was taken for, or the time another: the operation is to be done again. */
export class CallerChangedError extends Error {}

/** Who stood behind a credential last time. */
export interface KnownCaller {
  /** The same object as long as it stays the same caller. */
  readonly actor: Actor;
  /** What it shares with those who may see the same. */
  readonly sight: string;
}

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
  private readonly callers = new RecentlyUsed<string, KnownCaller>(MOST);

  /** Null of one who was not here before, or whose credential was no good last time. */
  of({ credentialId }: Verified): KnownCaller | null {
    return this.callers.use(credentialId) ?? null;
  }

  /**
   * `ctx`: of the operation that is to be done, and in the transaction of which the caller is looked up. `known`: who is
   * taken on trust until then; whoever asks waits for the look-up where it is null.
   */
  async identify(
    ctx: Omit<Context, "actor">,
    verified: Verified,
    known: KnownCaller | null,
  ): Promise<Caller> {
    const proof = signedIn(verified, ctx);
    const time = workspaceTime(ctx, { isKnownCaller: known !== null });
    const proven = (): Promise<Actor> => this.provenBy(proof, verified, known);
    if (!known || time.known === null) {
      return { actor: await proven(), aheadMs: await time.read, confirm: async () => undefined };
    }
    // Heard by the confirmation, whatever becomes of the operation.
    proof.catch(() => undefined);
    const confirm = async (): Promise<void> => {
      if ((await proven()) !== known.actor || (await time.read) !== time.known)
        throw new CallerChangedError();
    };
    return { actor: known.actor, aheadMs: time.known, confirm };
  }

  /** The one who is known, where it is still the same. */
  private async provenBy(
    proof: Promise<Actor>,
    { credentialId }: Verified,
    known: KnownCaller | null,
  ): Promise<Actor> {
    try {
      const actor = await proof;
      if (known && isSame(actor, known.actor)) return known.actor;
      this.callers.keep(credentialId, { actor, sight: sightOf(actor) }, 1);
      return actor;
    } catch (error) {
      this.callers.forget(credentialId);
      throw error;
    }
  }
}

/** When a caller stops to be good by itself, where only the database knows. */
export function expiryOf(actor: Actor): Instant | null {
  return actor.kind === "apiKey" || actor.kind === "customer" ? (actor.expiresAt ?? null) : null;
}

function isSame(one: Actor, other: Actor): boolean {
  if (one.kind !== other.kind || one.id !== other.id || expiryOf(one) !== expiryOf(other)) return false;
  if (one.kind === "member" && other.kind === "member" && one.role !== other.role) return false;
  if (one.permissions === other.permissions) return true;
  if (one.permissions.size !== other.permissions.size) return false;
  return [...one.permissions].every((permission) => other.permissions.has(permission));
}
