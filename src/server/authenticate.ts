import { UnauthenticatedError } from "../kernel/errors";
import type { Uuid } from "../kernel/ids";
import type { Instant } from "../kernel/instant";
import type { Actor, Context } from "../services/access/actor";
import { apiKeyActor } from "../services/access/api-key-actor";
import { verifyCustomerToken } from "../services/access/customer-token";
import { memberActor } from "../services/access/member-actor";
import { customerActor } from "../services/customers/customer-actor";
import { readLinkToken } from "../services/feedback/invitations/link-token";
import { surveyLinkActor } from "../services/feedback/invitations/survey-link-actor";
import type { Credential } from "./credential";
import type { MemberTokens } from "./member-tokens";
import type { Platform } from "./platform";

/** A credential whose signature holds: whose workspace it is, and how to find the caller in it. */
export interface Verified {
  readonly workspaceId: Uuid;
  /** The same for every request with this credential, and for no other. */
  readonly credentialId: string;
  /** When it stops to be good by itself; null where only the database knows. */
  readonly expiresAt: Instant | null;
  /** Looks the caller up in the operation's own transaction, so that a revocation holds at once. */
  readonly findActor: (ctx: Omit<Context, "actor">) => Promise<Actor | null>;
}

const REJECTED = "The credential is unknown, expired or revoked.";

/** Checks what can be checked without the operation's transaction; null for an anonymous request. */
export async function verifyCredential(
  platform: Platform,
  memberTokens: MemberTokens,
  credential: Credential,
): Promise<Verified | null> {
  switch (credential.kind) {
    case "none":
      return null;
    case "malformed":
      throw new UnauthenticatedError(credential.reason);
    case "apiKey": {
      const keyHash = platform.secrets.hashAgain(credential.key);
      const { workspaceId } = credential;
      const credentialId = credentialIdOf("apiKey", workspaceId, keyHash);
      return { workspaceId, credentialId, expiresAt: null, findActor: (ctx) => apiKeyActor(ctx, keyHash) };
    }
    case "customerToken": {
      const claims = await verifyCustomerToken(
        platform.secrets.signingKey,
        credential.token,
        new Date(platform.now()),
      );
      if (!claims) throw new UnauthenticatedError(REJECTED);
      const { workspaceId, customerId, expiresAt } = claims;
      const credentialId = credentialIdOf("customer", workspaceId, customerId);
      return { workspaceId, credentialId, expiresAt, findActor: (ctx) => customerActor(ctx, claims) };
    }
    case "surveyLink": {
      const terms = readLinkToken(platform.secrets, credential.token);
      if (!terms) throw new UnauthenticatedError("This link is not one of ours, or not the whole of it.");
      const { workspaceId, invitationId } = terms;
      const credentialId = credentialIdOf("surveyLink", workspaceId, invitationId);
      return {
        workspaceId,
        credentialId,
        expiresAt: null,
        findActor: (ctx) => surveyLinkActor(ctx, invitationId),
      };
    }
    case "memberToken": {
      const vouchedFor = await memberTokens.verify(credential.workspaceId, credential.token);
      if (!vouchedFor) throw new UnauthenticatedError(REJECTED);
      const { workspaceId } = credential;
      const { claims, expiresAt } = vouchedFor;
      return {
        workspaceId,
        credentialId: credentialIdOf(
          "member",
          workspaceId,
          claims.provider.id,
          claims.subject,
          claims.verifiedEmail,
        ),
        expiresAt,
        findActor: async (ctx) => {
          const actor = await memberActor(ctx, claims);
          if (!actor) memberTokens.forget(workspaceId);
          return actor;
        },
      };
    }
  }
}

function credentialIdOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

/** The caller, or a refusal that does not tell an unknown credential from a revoked one. */
export async function signedIn(verified: Verified, ctx: Omit<Context, "actor">): Promise<Actor> {
  const actor = await verified.findActor(ctx);
  if (!actor) throw new UnauthenticatedError(REJECTED);
  return actor;
}
