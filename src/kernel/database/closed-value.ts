const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const WORD = /^[A-Z][A-Z_]{0,39}$/;

/**
 * The value as SQL text where it is of a closed kind: a word of ours such as `WAITING_ON_CUSTOMER`, a uuid, a truth,
 * nothing, or a list of words or uuids. None of these can end its quotes, and none tells of a person in the database's
 * own log. Null for all others.
 */
export function closedValue(value: unknown): string | null {
  if (value === null) return "null";
  if (typeof value === "boolean") return `'${value}'`;
  if (isPlain(value)) return `'${value}'`;
  if (!Array.isArray(value) || !value.every(isPlain)) return null;
  return `'{${value.map((element) => `"${element}"`).join(",")}}'`;
}

function isPlain(value: unknown): value is string {
  return typeof value === "string" && (UUID.test(value) || WORD.test(value));
}
