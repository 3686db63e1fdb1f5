import { jwtVerify, SignJWT } from "jose";
import { fromUnixSeconds, type Instant } from "../../kernel/instant";
import { publicId, splitPublicId, type Uuid } from "../../kernel/ids";

/** Marks the tokens that we issue ourselves, to tell them from those of identity providers. */
export const CUSTOMER_TOKEN_ISSUER = "urn:redress:customer-token";
const ALGORITHM = "HS256";

export interface CustomerClaims {
  readonly workspaceId: Uuid;
  readonly customerId: Uuid;
  /** To the millisecond, unlike the token's own `iat`: it is compared with the moment of a revocation. */
  readonly mintedAt: Instant;
  readonly expiresAt: Instant;
}

interface Minting {
  readonly workspaceId: Uuid;
  readonly customerId: Uuid;
  readonly mintedAt: Instant;
  readonly expiresAt: Instant;
}

/** A token with which one customer talks to the API until it expires. */
export async function signCustomerToken(signingKey: Uint8Array, minting: Minting): Promise<string> {
  return new SignJWT({ ws: publicId("ws", minting.workspaceId), minted_at: minting.mintedAt })
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
    .setIssuer(CUSTOMER_TOKEN_ISSUER)
    .setSubject(publicId("cust", minting.customerId))
    .setIssuedAt(new Date(minting.mintedAt))
    .setExpirationTime(new Date(minting.expiresAt))
    .sign(signingKey);
}

/** The claims of a token that we signed and that has not expired; null for any other. */
export async function verifyCustomerToken(
  signingKey: Uint8Array,
  token: string,
  now: Date,
): Promise<CustomerClaims | null> {
  const verified = await jwtVerify(token, signingKey, {
    issuer: CUSTOMER_TOKEN_ISSUER,
    algorithms: [ALGORITHM],
    currentDate: now,
    requiredClaims: ["sub", "ws", "minted_at", "exp"],
  }).catch(() => null);
  if (!verified) return null;
  const { ws, sub, exp = 0, minted_at: mintedAt } = verified.payload;
  const workspace = splitPublicId(String(ws));
  const customer = splitPublicId(String(sub));
  if (workspace?.prefix !== "ws" || customer?.prefix !== "cust" || typeof mintedAt !== "string") return null;
  const expiresAt = fromUnixSeconds(exp);
  return { workspaceId: workspace.uuid, customerId: customer.uuid, mintedAt, expiresAt };
}
