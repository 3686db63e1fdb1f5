import type { Instant } from "../kernel/instant";
import { RecentlyUsed } from "../kernel/recently-used";
import type { Actor } from "../services/access/actor";
import { signedIn, type Verified } from "./authenticate";
import type { Session } from "./session";
import { workspaceTime } from "./workspace-time";

/** Callers that are remembered at most. */
const MOST = 10_000;

/** Whoever asked is no longer who it was taken for, or the time another: the operation is to be done again. */
export class CallerChangedError extends Error {}

/** Throws unless the caller is who it was taken for; nothing may be answered or made durable before. */
export type Confirmation = () => Promise<void>;

/**
 * Who stood behind each credential last time. Such a caller's operation begins at once, and its credential is
 * looked up in the same transaction and the same round trip, before anything is answered or committed. So a
 * revocation holds at once, and costs nobody a round trip. The same goes for the workspace's own time.
 */
export class KnownCallers {
  private readonly actors = new RecentlyUsed<string, Actor>(MOST);

  async signIn(session: Session, verified: Verified, takesOnTrust: boolean): Promise<Confirmation> {
    const proof = signedIn(verified, session.beforeSignIn);
    const known = takesOnTrust ? this.actors.use(verified.credentialId) : undefined;
    const time = workspaceTime(session.beforeSignIn, { isKnownCaller: known !== undefined });
    if (!known || time.known === null) {
      session.signIn(this.remember(verified, await proof), await time.read);
      return async () => undefined;
    }
    // Heard by the confirmation, whatever becomes of the operation.
    proof.catch(() => undefined);
    session.signIn(known, time.known);
    return async () => {
      const actor = await this.provenBy(proof, verified);
      if (!isSame(actor, known) || (await time.read) !== time.known) throw new CallerChangedError();
    };
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
