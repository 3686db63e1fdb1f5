import { hasCheckDigit, isCardNumber, issuedLengths } from "./card-issuers";
import type { DigitRun } from "./digit-runs";

/** The digits of a run from `start` to before `end`. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  readonly lastFour: string;
}

/** The shortest card numbers have so many digits. */
export const LEAST_DIGITS = 13;

/** An expiry date, either way round, and perhaps a security code, right behind the number. */
const EXPIRY_BEHIND = /^(?:(?:0[1-9]|1[0-2])[23]\d|[23]\d(?:0[1-9]|1[0-2]))(?:\d{3,4})?$/;

/** The card numbers of a run: whole groups of it, of a network, of its length, with the check digit right. */
export function cardNumbersIn(run: DigitRun): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let start = 0; start + LEAST_DIGITS <= run.digits.length; start += 1) {
    const number = run.isEdge[start] ? numberAt(run, start) : null;
    if (!number) continue;
    found.push(number);
    start = number.end - 1;
  }
  return found;
}

function numberAt(run: DigitRun, start: number): FoundNumber | null {
  const { digits, isEdge } = run;
  const ends = cardNumberEnds(digits, isEdge, start);
  const [usual] = ends;
  if (usual === undefined) return gluedAt(run, start);
  // A longer number may be meant: then its last digits are covered too.
  return { start, end: Math.max(...ends), lastFour: digits.slice(usual - 4, usual) };
}

/** Where card numbers end that begin here, the usual length first. */
export function cardNumberEnds(digits: string, isEdge: readonly boolean[], start: number): readonly number[] {
  return issuedLengths(digits, start)
    .map((length) => start + length)
    .filter((end) => isEdge[end] && hasCheckDigit(digits, start, end));
}

/** A number with its expiry date, or another number, glued to it, as they are copied out of a form. */
function gluedAt({ digits, isEdge }: DigitRun, start: number): FoundNumber | null {
  const groupEnd = isEdge.indexOf(true, start + 1);
  if (groupEnd - start <= LEAST_DIGITS + 3) return null;
  const group = digits.slice(start, groupEnd);
  if (isTraceNumber(group)) return null;
  const length = issuedLengths(group).find((one) => {
    if (one >= group.length || !hasCheckDigit(group, 0, one)) return false;
    const behind = group.slice(one);
    return EXPIRY_BEHIND.test(behind) || isCardNumber(behind);
  });
  return length === undefined ? null : { start, end: groupEnd, lastFour: group.slice(length - 4, length) };
}

/** By which a card network finds a payment (ARN): 23 digits that begin with 2 or 7. */
function isTraceNumber(group: string): boolean {
  return group.length === 23 && /^[27]/.test(group);
}
