import { InvalidError } from "../../kernel/errors";

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
  const runs = text.normalize("NFKC").match(GROUPED_DIGITS) ?? [];
  return runs.some((run) => joinedGroups(run.split(/\D/)).some(isCardNumber));
}

/** Every sequence of neighbouring groups: an expiry date or an amount may stand right beside the number. */
function joinedGroups(groups: readonly string[]): readonly string[] {
  return groups.flatMap((_, start) =>
    groups.slice(start).map((__, length) => groups.slice(start, start + length + 1).join("")),
  );
}

function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
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
