import { createHash } from "node:crypto";
import { v7, validate } from "uuid";
import { base32ToUuid, uuidToBase32 } from "./base32-id";
import { InvalidError } from "./errors";

/** A UUIDv7 as text: the form of an id inside the process and in the database. */
export type Uuid = string;

/** Makes a new id; ids made by one process sort in the order they were made. */
export function newUuid(): Uuid {
  return v7();
}

/**
 * The one id of what has this name. It sorts by a moment, which is in milliseconds since 1970, and among things of the
 * same moment by its place, which is below 256.
 */
export function uuidNamed(name: string, at: number, place: number): Uuid {
  const digest = createHash("sha256").update(name).digest();
  const seq = place * 2 ** 24 + digest.readUIntBE(16, 3);
  return v7({ msecs: Math.max(at, 0), random: digest.subarray(0, 16), seq });
}

export function isUuid(text: string): boolean {
  return validate(text);
}

/** `case` and a uuid make `case_01m809vsp1fvjabgacdfx81ax2`, a TypeID: the form of an id outside the process. */
export function publicId(prefix: string, uuid: Uuid): string {
  return `${prefix}_${uuidToBase32(uuid)}`;
}

/** The uuid within a public id; refuses another prefix, naming the field it came in. */
export function parsePublicId(prefix: string, id: string, field: string | readonly string[]): Uuid {
  const parsed = splitPublicId(id);
  if (parsed?.prefix === prefix) return parsed.uuid;
  const instead = parsed ? `, not with "${parsed.prefix}_"` : "";
  throw new InvalidError(field, `Expected an id that starts with "${prefix}_"${instead}.`);
}

/** Both halves of a public id, or null for anything else. */
export function splitPublicId(id: string): { prefix: string; uuid: Uuid } | null {
  if (!/^[a-z]{1,16}_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id)) return null;
  const [prefix = "", letters = ""] = id.split("_");
  return { prefix, uuid: base32ToUuid(letters) };
}
