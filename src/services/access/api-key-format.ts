import { randomBytes } from "node:crypto";
import type { KeyEnvironment } from "../../entities/access/access-enums";
import { publicId, splitPublicId, type Uuid } from "../../kernel/ids";

const SECRET_BYTES = 30;
const FORMAT = /^rdr_(live|test)_([0-9a-z]{26})_[A-Za-z0-9_-]{40}$/;

/**
 * `rdr_test_<workspace>_<secret>`. The prefix lets secret scanners recognise a leaked key; the workspace
 * part lets row-level security be set before the key is looked up.
 */
export function newApiKey(workspaceId: Uuid, environment: KeyEnvironment): string {
  const [, workspace] = publicId("ws", workspaceId).split("_");
  return `rdr_${environment.toLowerCase()}_${workspace}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** The workspace that a key claims to be of, or null for text that is no key. Proves nothing yet. */
export function workspaceOfApiKey(key: string): Uuid | null {
  const [, , workspace] = FORMAT.exec(key) ?? [];
  return workspace ? (splitPublicId(`ws_${workspace}`)?.uuid ?? null) : null;
}

/** The end of a key, to tell keys apart in a list. */
export function hintOfApiKey(key: string): string {
  return key.slice(-4);
}
