const UUID_OID = 2950;
const HEADER_BYTES = 20;
const UUID_BYTES = 16;

/** The value of each hexadecimal digit, by its code; -1 of every other character. */
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** Where the digits of a uuid's bytes begin in its text: dashes stand at 8, 13, 18 and 23. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/**
 * A `uuid[]` as PostgreSQL sends and receives it in binary: one dimension, without nulls, its elements counted from 1.
 * It reads a uuid as text more slowly than it finds a row by it. Null where one of them is no uuid in lower or upper
 * case with its four dashes: what is to be said of it PostgreSQL says of its text.
 * https://www.postgresql.org/docs/current/protocol-overview.html#PROTOCOL-FORMAT-CODES
 */
export function uuidArray(uuids: readonly unknown[]): Buffer | null {
  if (uuids.length === 0) return null;
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + uuids.length * (4 + UUID_BYTES));
  for (const [place, word] of [1, 0, UUID_OID, uuids.length, 1].entries())
    bytes.writeInt32BE(word, place * 4);
  let at = HEADER_BYTES;
  for (const uuid of uuids) {
    if (typeof uuid !== "string" || !writeUuid(uuid, bytes, at)) return null;
    at += 4 + UUID_BYTES;
  }
  return bytes;
}

/** Its length and its bytes; whether it is a uuid. */
function writeUuid(uuid: string, bytes: Buffer, start: number): boolean {
  if (!isDashed(uuid)) return false;
  let at = bytes.writeInt32BE(UUID_BYTES, start);
  // Below zero as soon as one of the digits is none.
  let seen = 0;
  for (const place of PLACES) {
    const byte = (nibble(uuid, place) << 4) | nibble(uuid, place + 1);
    seen |= byte;
    bytes[at++] = byte;
  }
  return seen >= 0;
}

function isDashed(uuid: string): boolean {
  return uuid.length === 36 && uuid[8] === "-" && uuid[13] === "-" && uuid[18] === "-" && uuid[23] === "-";
}

function nibble(text: string, at: number): number {
  return NIBBLES[text.charCodeAt(at)] ?? -1;
}
