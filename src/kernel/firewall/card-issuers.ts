const ZERO = "0".charCodeAt(0);

/** As many digits tell the network. */
const PREFIX_DIGITS = 4;

const LONG = [16, 19, 18, 17];

/** Most cards of these networks have 19 digits; the first 16 of such a number may pass for one of their own. */
const LONGEST = [19, 16, 18, 17];

/** How card numbers of each network begin, from and to, and how long they are: the usual length first. */
const ISSUERS: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ["4", "4", [16, 19, 13]],
  ["51", "55", [16]],
  ["2221", "2720", [16]],
  // Mir
  ["2200", "2204", LONG],
  // American Express
  ["34", "34", [15]],
  ["37", "37", [15]],
  // Diners Club
  ["300", "305", [14, 16, 19]],
  ["3095", "3095", [14, 16, 19]],
  ["36", "36", [14, 16, 19]],
  ["38", "39", [14, 16, 19]],
  // JCB
  ["3528", "3589", LONG],
  // Maestro and the national debit cards beside it, Discover, UnionPay, RuPay, Troy, Elo, Verve
  ["50", "50", LONGEST],
  ["56", "58", LONGEST],
  ["60", "61", LONG],
  ["62", "63", LONGEST],
  ["64", "66", LONG],
  ["67", "69", LONGEST],
  ["81", "82", LONGEST],
  ["9792", "9792", [16]],
  // Uzcard and Humo
  ["8600", "8600", [16]],
  ["9860", "9860", [16]],
  // Maestro is shorter at these issuers alone.
  ["5018", "5018", [...LONG, 15, 14, 13]],
  ["5020", "5020", [...LONG, 15, 14, 13]],
  ["5038", "5038", [...LONG, 15, 14, 13]],
  ["5893", "5893", [...LONG, 15, 14, 13]],
  ["6304", "6304", [...LONG, 15, 14, 13]],
  ["6759", "6759", [...LONG, 15, 14, 13]],
  ["6761", "6763", [...LONG, 15, 14, 13]],
];

/** The lengths of card numbers by their first four digits. */
const LENGTHS: readonly (readonly number[])[] = lengthsByPrefix();

/** How long card numbers are that begin so; none when no network's do. The usual length comes first. */
export function issuedLengths(digits: string, start = 0): readonly number[] {
  return LENGTHS[Number(digits.slice(start, start + PREFIX_DIGITS))] ?? [];
}

/** Whether these are all the digits of a card number: of a network, of its length, with the check digit right. */
export function isCardNumber(digits: string): boolean {
  return issuedLengths(digits).includes(digits.length) && hasCheckDigit(digits, 0, digits.length);
}

/** The formula of Luhn over the digits from `start` to before `end`. */
export function hasCheckDigit(digits: string, start: number, end: number): boolean {
  let sum = 0;
  for (let index = end - 1, isDoubled = false; index >= start; index -= 1, isDoubled = !isDoubled) {
    const value = (digits.charCodeAt(index) - ZERO) * (isDoubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function lengthsByPrefix(): readonly (readonly number[])[] {
  const lengths: (readonly number[])[] = Array.from({ length: 10 ** PREFIX_DIGITS }, () => []);
  for (const [from, to, known] of ISSUERS)
    lengths.fill(known, Number(from.padEnd(PREFIX_DIGITS, "0")), Number(to.padEnd(PREFIX_DIGITS, "9")) + 1);
  return lengths;
}
