import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { invariant } from "./errors";
import { RecentlyUsed } from "./recently-used";

/** What one master secret is good for; each use has a key of its own, so that none weakens another. */
export interface Secrets {
  /** A keyed hash of a credential: useless to whoever steals the table without the master secret. */
  hash(credential: string): string;
  /** The same, sooner for one that comes again and again. */
  hashAgain(credential: string): string;
  /** Encrypts what must be read again, such as a provider's signing secret. */
  seal(plain: string): Buffer;
  open(sealed: Buffer): string;
  /** Signs the terms of a link, which whoever has the link may then use. */
  sign(terms: string): string;
  /** Signs the tokens that we issue. */
  readonly signingKey: Uint8Array;
}

/** Hashes of credentials that are remembered at most. */
const MOST_HASHES = 10_000;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param master at least 32 characters of randomness; losing it makes sealed values unreadable */
export function createSecrets(master: string): Secrets {
  invariant(master.length >= 32, "the master secret is shorter than 32 characters");
  // Made once: of plain bytes, Node 24 makes a key object anew for every hash, which takes it five times as long.
  const hashKey = createSecretKey(derived(master, "credential hash"));
  const linkKey = createSecretKey(derived(master, "signed link"));
  const sealKey = derived(master, "sealed value");
  const keyed = (credential: string): string =>
    createHmac("sha256", hashKey).update(credential).digest("base64url");
  return {
    hash: keyed,
    hashAgain: remembering(keyed),
    seal: (plain) => seal(sealKey, plain),
    open: (sealed) => open(sealKey, sealed),
    sign: (terms) => createHmac("sha256", linkKey).update(terms).digest("base64url"),
    signingKey: derived(master, "issued token"),
  };
}

/**
 * A keyed hash takes Node five times as long as a plain one, most of it to get ready. By the plain hash, as nothing that
 * stays in memory shall hold a credential: who has the hash of one that was made at random has nothing.
 */
function remembering(keyed: (credential: string) => string): (credential: string) => string {
  const remembered = new RecentlyUsed<string, string>(MOST_HASHES);
  return (credential) => {
    const plain = hash("sha256", credential, "base64url");
    const known = remembered.use(plain);
    if (known !== undefined) return known;
    const hashed = keyed(credential);
    remembered.keep(plain, hashed, 1);
    return hashed;
  };
}

function derived(master: string, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, "", `redress ${use}`, 32));
}

function seal(key: Buffer, plain: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const body = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}
