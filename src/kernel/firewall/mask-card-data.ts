import { blankKnownForms } from "./blank-known-forms";
import { cardNumbersIn, LEAST_DIGITS } from "./card-numbers";
import { digitRuns } from "./digit-runs";
import { foldText, NOTHING_SEEN, spellsDigits } from "./fold-text";
import { namedCodesIn, unnamedCodeBehind } from "./security-codes";
import { tracksIn } from "./track-data";

/** What may not be kept of a card. */
export const CardDataKind = {
  CARD_NUMBER: "CARD_NUMBER",
  /** The three or four digits beside the number, or the PIN. */
  SECURITY_CODE: "SECURITY_CODE",
  /** What the magnetic stripe says. */
  TRACK_DATA: "TRACK_DATA",
} as const;
export type CardDataKind = (typeof CardDataKind)[keyof typeof CardDataKind];

export interface Masked {
  readonly text: string;
  /** What was masked, in the order of the text; empty when nothing was. */
  readonly found: readonly CardDataKind[];
}

interface Finding {
  readonly kind: CardDataKind;
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

const ZERO = "0".charCodeAt(0);
const NINE = "9".charCodeAt(0);
const FIRST_BEYOND_ASCII = 0x80;

/** No secret is told in fewer characters than `cvv 123`. */
const LEAST_CHARACTERS = 7;

/** Ids inside the process, which are in every input. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The longest of known forms, a hash, has 128 characters. */
const REACH = 130;

/**
 * Masks card numbers, security codes and track data. The time grows with the length of the text alone, and
 * a masked text is never longer than it was.
 */
export function maskCardData(text: string): Masked {
  if (!isWorthALook(text)) return { text, found: [] };
  const folded = foldText(text);
  const findings = findingsIn(folded);
  if (findings.length === 0) return { text, found: [] };
  let masked = "";
  let end = 0;
  for (const finding of findings) {
    masked += text.slice(end, finding.start) + finding.mask;
    end = finding.end;
  }
  return { text: masked + text.slice(end), found: findings.map(({ kind }) => kind) };
}

/** Most texts are short and hold no digit at all: they cost next to nothing. */
function isWorthALook(text: string): boolean {
  if (text.length < LEAST_CHARACTERS) return false;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if ((code >= ZERO && code <= NINE) || code >= FIRST_BEYOND_ASCII) return !UUID.test(text);
  }
  return spellsDigits(text);
}

/** In order, and none within another. */
function findingsIn(folded: string): readonly Finding[] {
  const tracks = tracksIn(folded).map(({ start, end, lastFour }) => ({
    kind: CardDataKind.TRACK_DATA,
    start,
    end,
    mask: numberMask(lastFour),
  }));
  const numbers = numbersIn(folded);
  const codes = [
    ...numbers.flatMap(({ end }) => unnamedCodeBehind(folded, end) ?? []),
    ...namedCodesIn(folded, numbers.length > 0),
  ].map(({ start, end }) => ({
    kind: CardDataKind.SECURITY_CODE,
    start,
    end,
    mask: "*".repeat(end - start),
  }));
  const findings: Finding[] = [];
  for (const finding of [...tracks, ...numbers, ...codes].sort((one, other) => one.start - other.start))
    if (finding.start >= (findings.at(-1)?.end ?? 0)) findings.push(finding);
  return findings;
}

/** Only where there is something to mask are the forms of harmless numbers looked for: that takes longer. */
function numbersIn(folded: string): readonly Finding[] {
  const suspects = digitRuns(folded, LEAST_DIGITS).filter((run) => cardNumbersIn(run).length > 0);
  if (suspects.length * 2 * REACH > folded.length) return numbersBetween(folded, 0, folded.length);
  return suspects.flatMap(({ places }) => {
    const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
    const from = Math.max(0, first - REACH);
    const found = numbersBetween(folded, from, last + REACH);
    // The surroundings may cut through other numbers.
    return found.filter(({ start }) => start >= first && start <= last);
  });
}

function numbersBetween(folded: string, from: number, to: number): readonly Finding[] {
  const blanked = blankKnownForms(folded.slice(from, to));
  return digitRuns(blanked, LEAST_DIGITS).flatMap((run) =>
    cardNumbersIn(run).map(({ start, end, lastFour }) => ({
      kind: CardDataKind.CARD_NUMBER,
      start: from + (run.places[start] ?? 0),
      end: endOfCharacter(folded, from + (run.places[end - 1] ?? 0)),
      mask: numberMask(lastFour),
    })),
  );
}

/** The rest of a character that is longer than its digit belongs to it. */
function endOfCharacter(folded: string, place: number): number {
  let end = place + 1;
  while (folded.charAt(end) === NOTHING_SEEN) end += 1;
  return end;
}

/** The same in every language, and as short as the shortest number: no text grows beyond its bound. */
function numberMask(lastFour: string): string {
  return `[card **${lastFour}]`;
}
