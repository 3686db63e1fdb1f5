/** Crockford's alphabet in lower case, as TypeID 0.3 uses it. https://github.com/jetify-com/typeid/tree/main/spec */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** The character of each five bits, and that of each four. */
const LETTERS = codesOf(ALPHABET);
const DIGITS = codesOf("0123456789abcdef");

/** The five bits of each character. */
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))),
);

/** Where in a uuid's text each five of its last thirty digits stand: twenty bits, and so four letters. */
const FIVES = [
  [2, 3, 4, 5, 6],
  [7, 9, 10, 11, 12],
  [14, 15, 16, 17, 19],
  [20, 21, 22, 24, 25],
  [26, 27, 28, 29, 30],
  [31, 32, 33, 34, 35],
] as const;

/** What both forms are written over. */
const ZERO = codesOf("0".repeat(26));
const NIL = codesOf("00000000-0000-0000-0000-000000000000");

/** The 128 bits of a uuid as 26 letters, the first of which holds but three of them. Every id that leaves is made here. */
export function uuidToBase32(uuid: string): string {
  const first = (digit(uuid, 0) << 4) | digit(uuid, 1);
  const letters = [...ZERO];
  letters[0] = letter(first >> 5);
  letters[1] = letter(first);
  let at = 2;
  for (const [a, b, c, d, e] of FIVES) {
    const bits =
      (digit(uuid, a) << 16) |
      (digit(uuid, b) << 12) |
      (digit(uuid, c) << 8) |
      (digit(uuid, d) << 4) |
      digit(uuid, e);
    letters[at++] = letter(bits >> 15);
    letters[at++] = letter(bits >> 10);
    letters[at++] = letter(bits >> 5);
    letters[at++] = letter(bits);
  }
  // At once: a text that is put together of parts is copied again by whoever reads it.
  return String.fromCharCode(...letters);
}

/** The uuid of which these are the letters. */
export function base32ToUuid(letters: string): string {
  const digits = [...NIL];
  const first = (value(letters, 0) << 5) | value(letters, 1);
  digits[0] = hexadecimal(first >> 4);
  digits[1] = hexadecimal(first);
  let at = 2;
  for (const [a, b, c, d, e] of FIVES) {
    const bits =
      (value(letters, at++) << 15) |
      (value(letters, at++) << 10) |
      (value(letters, at++) << 5) |
      value(letters, at++);
    digits[a] = hexadecimal(bits >> 16);
    digits[b] = hexadecimal(bits >> 12);
    digits[c] = hexadecimal(bits >> 8);
    digits[d] = hexadecimal(bits >> 4);
    digits[e] = hexadecimal(bits);
  }
  return String.fromCharCode(...digits);
}

function codesOf(characters: string): readonly number[] {
  return [...characters].map((character) => character.charCodeAt(0));
}

/** The value of a hexadecimal digit: letters of both cases end on the bits of 1 to 6, and have a further bit above. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (code & 15) + (code >> 6) * 9;
}

/** The letter of the last five bits. */
function letter(bits: number): number {
  return LETTERS[bits & 31] ?? 0;
}

function value(letters: string, at: number): number {
  return VALUES[letters.charCodeAt(at)] ?? 0;
}

/** The digit of the last four bits. */
function hexadecimal(bits: number): number {
  return DIGITS[bits & 15] ?? 0;
}
