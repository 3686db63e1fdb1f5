import { createHash } from "node:crypto";
import { InvalidError } from "../errors";
import { exactJson } from "../exact-json";
import { isUuid, type Uuid } from "../ids";

const CURSOR_VERSION = 1;

/** Whether PostgreSQL can hold a key as this type; a cursor is a text that anybody may forge. */
const SORT_KEYS = {
  timestamptz: isInstant,
  integer: (key: string) => /^-?\d{1,10}$/.test(key) && (Number(key) | 0) === Number(key),
  uuid: isUuid,
  // With the flag `u`, surrogates match only where they stand alone.
  text: (key: string) => /^[^\0\ud800-\udfff]{0,1000}$/u.test(key),
} as const;

function isInstant(key: string): boolean {
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(key) && !key.startsWith("0000");
  const date = new Date(key);
  // A day that its month does not have is moved to the next month, so that another text comes back.
  return isWritten && !Number.isNaN(date.getTime()) && date.toISOString() === key;
}

/** What a list may be ordered by: types whose text is exact. */
export type SortKeyType = keyof typeof SORT_KEYS;

/** Where a page stopped: the exact sort key and the id of its last row. */
export interface Position {
  readonly key: string | number;
  readonly id: Uuid;
}

/** A short digest of all that a cursor is bound to: the list, its workspace, its filter and its order. */
export function cursorBinding(...bound: readonly unknown[]): string {
  return createHash("sha256").update(exactJson(bound)).digest("base64url").slice(0, 12);
}

export function encodeCursor(binding: string, { key, id }: Position): string {
  return Buffer.from(JSON.stringify([CURSOR_VERSION, binding, key, id])).toString("base64url");
}

/** Refuses a cursor that is malformed, of an older version, or of another list, filter or order. */
export function decodeCursor(binding: string, keyType: SortKeyType, cursor: string, field: string): Position {
  const [version, bound, key, id] = parts(cursor);
  const isPosition =
    (typeof key === "string" || typeof key === "number") && typeof id === "string" && isUuid(id);
  if (version !== CURSOR_VERSION || !isPosition)
    throw new InvalidError(field, "This is not a cursor of this API; use one from `pageInfo` or `edges`.");
  if (bound !== binding || !SORT_KEYS[keyType](String(key)))
    throw new InvalidError(
      field,
      "This cursor belongs to another list, filter or order; start again without it.",
    );
  return { key, id };
}

function parts(cursor: string): readonly unknown[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(decoded) ? decoded : [];
  } catch {
    return [];
  }
}
