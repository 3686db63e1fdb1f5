import { jwtVerify, type JWTPayload } from "jose";
import { Refusal } from "../kernel/errors";
import type { Uuid } from "../kernel/ids";
import { fromUnixSeconds, type Instant } from "../kernel/instant";
import { bindMemberSubject } from "../services/access/bind-member-subject";
import type { MemberClaims } from "../services/access/member-actor";
import { isSame, KnownProviders, type KnownProvider } from "./known-providers";
import type { Platform } from "./platform";
import { runAsSystem } from "./run-as-system";

/** Clocks of two companies differ a little. */
const CLOCK_TOLERANCE_SECONDS = 5;
const MAX_SUBJECT_LENGTH = 255;
/** A subject that was looked at is not looked at again for a while; so many are remembered. */
const BIND_AGAIN_MS = 30_000;
const REMEMBERED_AT_MOST = 10_000;

export interface VouchedFor {
  readonly claims: MemberClaims;
  readonly expiresAt: Instant;
}

/** Verifies members' tokens against their workspace's identity provider. */
export class MemberTokens {
  private readonly providers: KnownProviders;
  private readonly lookedAt = new Map<string, number>();

  constructor(private readonly platform: Platform) {
    this.providers = new KnownProviders(platform);
  }

  /** What the provider vouches for; null for a token that it did not issue for us, or no longer stands by. */
  async verify(workspaceId: Uuid, token: string): Promise<VouchedFor | null> {
    const known = await this.providers.of(workspaceId);
    const claims = known && (await this.claimsBy(known, token));
    const verified = claims ?? (await this.claimsByNewer(workspaceId, known, token));
    if (verified) await this.bindSubject(workspaceId, verified.claims);
    return verified;
  }

  /** Nobody was found behind good claims: the provider may have been changed since it was read. */
  forget(workspaceId: Uuid): void {
    this.providers.forget(workspaceId);
  }

  /** A token that the remembered settings refuse is tried by the present ones, if they are others. */
  private async claimsByNewer(
    workspaceId: Uuid,
    tried: KnownProvider | null,
    token: string,
  ): Promise<VouchedFor | null> {
    if (!tried) return null;
    const present = await this.providers.fresh(workspaceId);
    if (!present || isSame(present.provider, tried.provider)) return null;
    return this.claimsBy(present, token);
  }

  private async claimsBy({ provider, keys }: KnownProvider, token: string): Promise<VouchedFor | null> {
    const { id, version, issuer, audience, algorithms } = provider;
    const verified = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: [...algorithms],
      currentDate: new Date(this.platform.now()),
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ["sub", "exp"],
    }).catch(nullIfBad);
    const claims = verified && claimsOf(verified.payload, { id, version });
    return claims && { claims, expiresAt: fromUnixSeconds(verified.payload.exp ?? 0) };
  }

  /** Once in a while only: it is a transaction of its own, and nearly always finds nothing to do. */
  private async bindSubject(workspaceId: Uuid, claims: MemberClaims): Promise<void> {
    if (claims.verifiedEmail === null) return;
    const key = `${workspaceId} ${claims.subject}`;
    const now = Date.parse(this.platform.now());
    if ((this.lookedAt.get(key) ?? 0) + BIND_AGAIN_MS > now) return;
    await runAsSystem(this.platform, workspaceId, bindMemberSubject, claims);
    const [oldest] = this.lookedAt.keys();
    if (oldest !== undefined && this.lookedAt.size >= REMEMBERED_AT_MOST) this.lookedAt.delete(oldest);
    this.lookedAt.set(key, now);
  }
}

/** Whatever is wrong with a token or with its key, nobody vouches for it; keys out of reach prove nothing. */
function nullIfBad(error: unknown): null {
  if (error instanceof Refusal) throw error;
  return null;
}

function claimsOf({ sub, ...claims }: JWTPayload, provider: MemberClaims["provider"]): MemberClaims | null {
  if (!sub || sub.length > MAX_SUBJECT_LENGTH) return null;
  const { email, email_verified: isVerified } = claims;
  // Some providers send the word instead of the value.
  const isVouchedFor = isVerified === true || isVerified === "true";
  const verifiedEmail = typeof email === "string" && isVouchedFor ? email.toLowerCase() : null;
  return { provider, subject: sub, verifiedEmail };
}
