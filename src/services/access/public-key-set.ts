import type { PublicKeySet } from "../../entities/access/identity-provider.entity";
import { InvalidError } from "../../kernel/errors";

const MAX_KEYS = 20;
const MAX_PART_LENGTH = 2_000;
/** 2,048 bits: a shorter RSA key can be broken, and the verification would refuse it. */
const MIN_RSA_BYTES = 256;

/** What makes up a public key of each type; `oct` is a shared secret and has no place here. */
const PARTS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["RSA", ["n", "e"]],
  ["EC", ["crv", "x", "y"]],
  ["OKP", ["crv", "x"]],
]);
const DESCRIPTIVE = ["kty", "kid", "alg", "use"];
/** Private parts of RSA, EC and OKP keys, and the value of a shared secret. */
const PRIVATE_PARTS = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/** Checks a JSON Web Key Set and keeps the public parts of its keys alone. */
export function publicKeySet(
  jwks: Readonly<Record<string, unknown>>,
  field: readonly string[],
): PublicKeySet {
  const { keys } = jwks;
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MAX_KEYS)
    throw new InvalidError(field, `Expected {"keys": [...]} with 1 to ${MAX_KEYS} JSON Web Keys.`);
  return { keys: keys.map((key, index) => publicKey(key, [...field, "keys", String(index)])) };
}

function publicKey(key: unknown, field: readonly string[]): Readonly<Record<string, string>> {
  const given = (typeof key === "object" && key !== null ? key : {}) as Readonly<Record<string, unknown>>;
  if (PRIVATE_PARTS.some((part) => part in given))
    throw new InvalidError(field, "This key is private or a shared secret: send its public part only.");
  const parts = PARTS.get(given["kty"]);
  if (!parts) throw new InvalidError([...field, "kty"], `Expected one of ${[...PARTS.keys()].join(", ")}.`);
  const missing = parts.find((part) => !isText(given[part]));
  if (missing) throw new InvalidError([...field, missing], "This part of the key is missing.");
  if (given["kty"] === "RSA" && Buffer.from(String(given["n"]), "base64url").length < MIN_RSA_BYTES)
    throw new InvalidError([...field, "n"], "An RSA key needs 2,048 bits at least.");
  const kept = [...DESCRIPTIVE, ...parts].filter((name) => isText(given[name]));
  return Object.fromEntries(kept.map((name) => [name, String(given[name])]));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.length > 0 && value.length <= MAX_PART_LENGTH;
}
