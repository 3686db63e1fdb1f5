/** Crockford's alphabet in lower case, as TypeID 0.3 uses it. https://github.com/jetify-com/typeid/tree/main/spec */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));
const BITS_OF_A_LETTER = 5;

/** A byte's value by its two hexadecimal digits. */
const HEX = new Map(Array.from({ length: 256 }, (_, byte) => [byte.toString(16).padStart(2, "0"), byte]));

/** Where in a uuid's text each of its sixteen bytes stands. */
const BYTES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/** The 128 bits of a uuid as 26 letters, the first of which holds but three of them. */
export function uuidToBase32(uuid: string): string {
  let letters = "";
  let held = 0;
  // Two zero bits before the 128, so that they fill 26 letters.
  let bits = 2;
  for (const at of BYTES) {
    held = ((held & 0xff) << 8) | (HEX.get(uuid.slice(at, at + 2)) ?? 0);
    bits += 8;
    while (bits >= BITS_OF_A_LETTER) {
      bits -= BITS_OF_A_LETTER;
      letters += ALPHABET.charAt((held >> bits) & 31);
    }
  }
  return letters;
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
