import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";

const ISSUER = "https://login.acme.example";
const AUDIENCE = "redress";

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** An OpenID Connect issuer on loopback, as a workspace's identity provider would be. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** The keys it publishes; change them to rotate. */
  readonly published: SigningKey[];
  /** How often the key set was fetched. */
  fetches(): number;
  /** Answers every fetch of the key set from now on. */
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

export async function signingKey(kid: string, alg = "ES256"): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

export async function startIssuer(): Promise<Issuer> {
  const published: SigningKey[] = [await signingKey("key-1")];
  let fetches = 0;
  const publish: RequestListener = (_request, response) =>
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ keys: published.map(({ publicJwk }) => publicJwk) }));
  let answer = publish;
  const server = createServer((request, response) => {
    fetches += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    issuer: ISSUER,
    audience: AUDIENCE,
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    published,
    fetches: () => fetches,
    answerWith: (listener) => void (answer = listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface TokenFacts {
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly sub?: string;
  readonly email?: string;
  readonly email_verified?: unknown;
  /** Seconds from `now`. */
  readonly expiresIn?: number;
  readonly notBeforeIn?: number;
}

/** A token that is good unless told otherwise. */
export async function memberToken(key: SigningKey, now: string, facts: TokenFacts = {}): Promise<string> {
  const { iss = ISSUER, aud = AUDIENCE, sub = "sub-grace", expiresIn = 300, notBeforeIn, ...claims } = facts;
  const at = Math.floor(Date.parse(now) / 1000);
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT" })
    .setIssuer(iss)
    .setAudience(aud as string)
    .setSubject(sub)
    .setIssuedAt(at)
    .setExpirationTime(at + expiresIn);
  if (notBeforeIn !== undefined) token.setNotBefore(at + notBeforeIn);
  return token.sign(key.privateKey);
}
