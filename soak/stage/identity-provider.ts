import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Caller } from "./caller";

const ISSUER = "https://login.soak.example";
const AUDIENCE = "redress";

export interface SoakMember {
  readonly id: string;
  readonly email: string;
}

/** Who vouches for the members of the run's workspace. */
export interface IdentityProvider {
  invite(role: string): Promise<SoakMember>;
  tokenFor(member: SoakMember, seconds: number): Promise<string>;
}

export async function configureIdentityProvider(caller: Caller): Promise<IdentityProvider> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "soak", alg: "ES256", use: "sig" };
  await caller.call(
    "mutation ($input: ConfigureIdentityProviderInput!) { configureIdentityProvider(input: $input) { userErrors { code message } } }",
    { input: { issuer: ISSUER, audience: AUDIENCE, algorithms: ["ES256"], keys: { jwks: { keys: [jwk] } } } },
  );
  return {
    invite: async (role) => {
      const email = `${randomUUID()}@soak.example`;
      const { inviteMember } = await caller.call<{ inviteMember: { member: { id: string } } }>(
        "mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { member { id } userErrors { code message } } }",
        { input: { email, name: "Grace", role } },
      );
      return { id: inviteMember.member.id, email };
    },
    tokenFor: ({ email }, seconds) => {
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ email, email_verified: true })
        .setProtectedHeader({ alg: "ES256", kid: "soak", typ: "JWT" })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(email)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },
  };
}
