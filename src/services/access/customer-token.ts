import { jwtVerify, SignJWT } from "jose";
import { publicId, splitPublicId, type Uuid } from "../../kernel/ids";

/** Marks the tokens that we issue ourselves, to tell them from those of identity providers. */
export const CUSTOMER_TOKEN_ISSUER = "urn:redress:customer-token";
const ALGORITHM = "HS256";

export interface CustomerClaims {
  readonly workspaceId: Uuid;
  readonly customerId: Uuid;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

interface Minting {
  readonly workspaceId: Uuid;
  readonly customerId: Uuid;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** A token with which one customer talks to the API until it expires. */
export async function signCustomerToken(signingKey: Uint8Array, minting: Minting): Promise<string> {
  return new SignJWT({ ws: publicId("ws", minting.workspaceId) })
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
    .setIssuer(CUSTOMER_TOKEN_ISSUER)
    .setSubject(publicId("cust", minting.customerId))
    .setIssuedAt(minting.issuedAt)
    .setExpirationTime(minting.expiresAt)
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
    requiredClaims: ["sub", "ws", "iat", "exp"],
  }).catch(() => null);
  if (!verified) return null;
  const { ws, sub, iat } = verified.payload;
  const workspace = splitPublicId(String(ws));
  const customer = splitPublicId(String(sub));
  if (workspace?.prefix !== "ws" || customer?.prefix !== "cust" || iat === undefined) return null;
  return { workspaceId: workspace.uuid, customerId: customer.uuid, issuedAt: iat };
}
