import { InvalidError } from "../../kernel/errors";

const MIN_DIGITS = 13;
const MAX_DIGITS = 19;

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
  return runs.some((run) => joinedGroups(run.split(/\D/)).some(isCardNumber));
}

/** Every sequence of neighbouring groups: an expiry date or an amount may stand right beside the number. */
function joinedGroups(groups: readonly string[]): readonly string[] {
  return groups.flatMap((_, start) =>
    // More groups than a number has digits cannot be one.
    groups
      .slice(start, start + MAX_DIGITS)
      .map((__, length) => groups.slice(start, start + length + 1).join("")),
  );
}

function isCardNumber(digits: string): boolean {
  if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) return false;
  const isIssued = ISSUERS.some(
    ({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length),
  );
  return isIssued && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
