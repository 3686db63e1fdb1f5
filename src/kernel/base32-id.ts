/** Crockford's alphabet in lower case, as TypeID 0.3 uses it. https://github.com/jetify-com/typeid/tree/main/spec */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));
const BITS_OF_A_LETTER = 5;

/** Every two letters, by the ten bits that they hold. */
const PAIRS: readonly string[] = [...ALPHABET].flatMap((one) => [...ALPHABET].map((other) => one + other));

/** Where in a uuid's text each five of its last thirty digits stand: two pairs of letters each. */
const FIVES = [
  [2, 3, 4, 5, 6],
  [7, 9, 10, 11, 12],
  [14, 15, 16, 17, 19],
  [20, 21, 22, 24, 25],
  [26, 27, 28, 29, 30],
  [31, 32, 33, 34, 35],
] as const;

/** The 128 bits of a uuid as 26 letters, the first of which holds but three of them. Every id that leaves is made here. */
export function uuidToBase32(uuid: string): string {
  let letters = pair((digit(uuid, 0) << 4) | digit(uuid, 1));
  for (const [first, second, third, fourth, fifth] of FIVES) {
    const middle = digit(uuid, third);
    letters += pair((digit(uuid, first) << 6) | (digit(uuid, second) << 2) | (middle >> 2));
    letters += pair(((middle & 3) << 8) | (digit(uuid, fourth) << 4) | digit(uuid, fifth));
  }
  return letters;
}

function pair(bits: number): string {
  return PAIRS[bits] ?? "";
}

/** The value of a hexadecimal digit: letters of both cases end on the bits of 1 to 6, and have a further bit above. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (code & 15) + (code >> 6) * 9;
}

/** The uuid of which these are the letters. */
export function base32ToUuid(letters: string): string {
  let hex = "";
  let held = 0;
  let bits = -2;
  for (const letter of letters) {
    held = ((held & 0xff) << BITS_OF_A_LETTER) | (VALUES.get(letter) ?? 0);
    bits += BITS_OF_A_LETTER;
    if (bits < 8) continue;
    bits -= 8;
    hex += ((held >> bits) & 0xff).toString(16).padStart(2, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
