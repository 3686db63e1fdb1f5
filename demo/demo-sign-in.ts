import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { SignJWT } from "jose";
import type { Secrets } from "../src/kernel/secrets";
import type { Platform } from "../src/server/platform";
import type { DemoMember } from "../src/server/welcome";
import type { ConfigureIdentityProviderInput } from "../src/services/access/configure-identity-provider";
import type { Raw } from "../src/kernel/firewall/safe-text";
import { emailOf, MEMBERS, type MemberName } from "./company";

export const DEMO_ISSUER = "https://login.northwind-pay.example";
const AUDIENCE = "redress-demo";
const ALGORITHM = "EdDSA";

/** A working week; every start makes new ones. */
const LIFETIME_MS = 7 * 86_400_000;

/** What PKCS #8 says before the 32 bytes of an Ed25519 key. */
const PRIVATE_KEY_HEADER = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * Who vouches for the demo's members: a provider that this installation plays itself, in the demo workspace alone.
 * Its key is made from the master secret, so that it is stored nowhere and nobody else's tokens are good here.
 */
export function demoIdentityProvider(secrets: Secrets): Raw<ConfigureIdentityProviderInput> {
  const jwk = createPublicKey(privateKey(secrets)).export({ format: "jwk" });
  return {
    issuer: DEMO_ISSUER,
    audience: AUDIENCE,
    keys: { jwks: { keys: [{ ...jwk }] } },
    algorithms: [ALGORITHM],
  };
}

/** A token with which one of the demo's members is signed in. */
export async function signInAs(
  { secrets, now }: Pick<Platform, "secrets" | "now">,
  name: MemberName,
): Promise<DemoMember> {
  const token = await new SignJWT({ email: emailOf(name), email_verified: true })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(name)
    .setIssuer(DEMO_ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(new Date(now()))
    .setExpirationTime(new Date(Date.parse(now()) + LIFETIME_MS))
    .sign(privateKey(secrets));
  const { name: fullName, role } = MEMBERS[name];
  return { name, fullName, role, token };
}

function privateKey(secrets: Secrets): KeyObject {
  const seed = createHash("sha256").update(secrets.hash("sign-in of the demo's members")).digest();
  return createPrivateKey({
    key: Buffer.concat([PRIVATE_KEY_HEADER, seed]),
    format: "der",
    type: "pkcs8",
  });
}
