import { InvalidError } from "../../kernel/errors";

const ZERO = "0".charCodeAt(0);

/** As many digits tell the issuer. */
const PREFIX_DIGITS = 4;

/** How card numbers of each network begin, and how long they are. */
const ISSUERS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(5[1-5]|2[2-7])/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(30|36|38|39)/, lengths: [14, 16, 19] },
  { prefix: /^(6011|64|65)/, lengths: [16, 17, 18, 19] },
  { prefix: /^35/, lengths: [16, 17, 18, 19] },
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
  { prefix: /^(50|5[6-9]|6[0-9])/, lengths: [13, 14, 15, 16, 17, 18, 19] },
];

/** Digits in groups with one separator between them, as numbers are printed and typed. */
const GROUPED_DIGITS = /\d+(?:[ ._/\-\u2010-\u2015]\d+)*/g;

/** UUIDs and long hexadecimal tokens: some hold enough digits to pass for a card number by chance. */
const HEX_TOKENS =
  /\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?:0x)?(?=[0-9]*[a-f])[0-9a-f]{24,})\b/gi;

/** E.164: a plus and 15 digits at most. One in ten German numbers would pass for a card's. */
const PHONE_NUMBERS = /\+\d(?:[ ()./-]?\d){6,14}(?![ ()./-]?\d)/g;

/** Refuses a text that holds what looks like a whole card number: this is no place to keep one. */
export function refuseCardNumber(field: string | readonly string[], text: string | null | undefined): void {
  if (text && hasCardNumber(text))
    throw new InvalidError(
      field,
      "This looks like a whole card number. Send the last four digits alone; nothing was stored.",
    );
}

export function hasCardNumber(text: string): boolean {
  // NFKC turns full-width and other digits into plain ones.
  const plain = text.normalize("NFKC").replace(HEX_TOKENS, "*").replace(PHONE_NUMBERS, "*");
  const runs = plain.match(GROUPED_DIGITS) ?? [];
  return runs.some((run) => isCardAmong(run.split(/\D/)));
}

/**
 * Whether neighbouring groups make up a number: an expiry date or an amount may stand right beside it. From
 * each group only the lengths of its issuers are tried, so that the work grows no faster than the text.
 */
function isCardAmong(groups: readonly string[]): boolean {
  const digits = groups.join("");
  let end = 0;
  const ends = new Set(groups.map((group) => (end += group.length)));
  return [0, ...ends].some((start) =>
    issuedLengths(digits.slice(start, start + PREFIX_DIGITS)).some(
      (length) => ends.has(start + length) && hasCheckDigit(digits.slice(start, start + length)),
    ),
  );
}

function issuedLengths(prefix: string): readonly number[] {
  return ISSUERS.flatMap((issuer) => (issuer.prefix.test(prefix) ? issuer.lengths : []));
}

/** The formula of Luhn. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - ZERO;
    const value = digit * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
