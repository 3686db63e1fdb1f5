import { safeText } from "./admit";
import { blankKnownForms } from "./blank-known-forms";
import { cardNumberEnds, LEAST_DIGITS } from "./card-numbers";
import { digitRuns, MAX_SEPARATORS, type DigitRun } from "./digit-runs";
import { foldText, spellsDigits } from "./fold-text";
import type { SafeText } from "./safe-text";
import { CARD_WORD } from "./security-codes";

/** Last four digits of a number that was masked before are no part of another. */
const MASKS = /\[card \*\*\d{4}\]/g;

/** Where words stand between the parts of a number, a part of fewer digits is a number of its own. */
const LEAST_OF_PART = 4;

/** Groups in which a part of a number is read out, where words stand between the parts. */
const READ_OUT = new Set([4, 5, 6, 8]);

/** The last digits of a card are spoken of, which is all that should be said of it. */
const LAST_DIGITS =
  /(?:end|last|letzt|[úu]ltim|derni|finali|termin)\p{L}*[^\p{L}]+(?:\p{L}+[^\p{L}]+){0,3}$/iu;

/** A text as a possible part of a number that others begin or end. */
interface Part {
  readonly text: string;
  readonly runs: readonly DigitRun[];
  /** Nothing but separators stands before the first run, or behind the last. */
  readonly startsBare: boolean;
  readonly endsBare: boolean;
  /** Whether the digits stand in groups such as a card's. */
  readonly isReadOut: boolean;
  /** Whether the last digits are said to be a number's end. */
  readonly tellsEnd: boolean;
}

interface Place {
  readonly part: number;
  readonly place: number;
}

/**
 * Masks numbers that were written in several texts, one after the other: the last digits of one and the first
 * of the next are read as one number. Texts that are no part of such a number come back as they are.
 */
export function maskSplitNumbers(texts: readonly SafeText[]): readonly SafeText[] {
  if (!mayHoldNumber(texts)) return texts;
  const parts = texts.map((text) => partOf(text));
  const masked = new Map<number, Set<number>>();
  const pieces = texts.map((text) => partOf(text, { isPiece: true }));
  parts.forEach((_, first) => {
    for (const { part, place } of [...numberFrom(parts, first), ...cutNumber(pieces, first)])
      masked.set(part, (masked.get(part) ?? new Set()).add(place));
  });
  return texts.map((text, index) => starred(text, masked.get(index)));
}

/**
 * Whether a number can stand in several of the texts: with digits in two that follow each other, of which the second
 * begins with them, or with words about cards. Most conversations are done with here.
 */
function mayHoldNumber(texts: readonly string[]): boolean {
  const folded = texts.map((text) => foldText(text));
  const firstDigits = folded.map((text) => text.search(/\d/));
  const follows = (index: number): boolean =>
    (firstDigits[index - 1] ?? -1) >= 0 && (firstDigits[index] ?? -1) >= 0;
  const begins = (index: number): boolean =>
    !/\p{L}/u.test(folded[index]?.slice(0, firstDigits[index]) ?? "");
  const isAboutCards = texts.some((text) => CARD_WORD.test(text));
  return texts.some((_, index) => follows(index) && (isAboutCards || begins(index)));
}

/** Whether a text can be a part of a number at all. */
export function mayBePartOfNumber(text: string): boolean {
  return /\p{N}/u.test(text.replace(MASKS, "")) || spellsDigits(text);
}

/**
 * A number in a sentence, in more or fewer digits than a part of a card's is read out in. It is none of the forms that
 * are known to be something else, so that it counts whatever stands elsewhere in the text; but for an IBAN.
 */
const PLAIN_NUMBER = /\p{L} (?:\d{1,3}|\d{7}|\d{9,10})(?=[.,!?]?(?: \p{L}|$))/u;
const BEGINS_AS_IBAN = /[A-Z]{2}\d{2}/i;

/**
 * Whether a text may go on with a number that an earlier one began: not where words come before its digits and it tells
 * a number of another kind, as most do that hold one. Some of which it is true cannot either.
 */
export function mayGoOnWithNumber(text: string): boolean {
  if (!mayBePartOfNumber(text)) return false;
  const folded = foldText(text);
  const beginsWithDigits = !/\p{L}/u.test(folded.slice(0, folded.search(/\d/)));
  return beginsWithDigits || !PLAIN_NUMBER.test(folded) || BEGINS_AS_IBAN.test(folded);
}

function partOf(text: string, { isPiece = false } = {}): Part {
  const folded = blankKnownForms(foldText(text), { isPiece }).replace(MASKS, (mask) =>
    "x".repeat(mask.length),
  );
  const runs = digitRuns(folded, 1);
  const before = folded.slice(0, runs[0]?.places[0] ?? 0);
  const lastRun = runs.at(-1);
  const behind = folded.slice((lastRun?.places.at(-1) ?? folded.length) + 1);
  return {
    text,
    runs,
    startsBare: isBare(before),
    endsBare: isBare(behind),
    isReadOut: runs.every(isReadOut),
    tellsEnd: LAST_DIGITS.test(folded.slice(0, lastRun?.places[0]).slice(-60)),
  };
}

function isBare(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && text.trim().length <= MAX_SEPARATORS;
}

/** The digits to mask of the number that begins at the end of this part and ends in a later one; none as a rule. */
function numberFrom(parts: readonly Part[], first: number): readonly Place[] {
  const chain = { digits: "", places: [] as Place[], isEdge: [] as boolean[] };
  const add = (run: DigitRun | undefined, part: number): void => {
    chain.digits += run?.digits ?? "";
    chain.places.push(...(run?.places ?? []).map((place) => ({ part, place })));
    chain.isEdge.push(...(run?.isEdge.slice(0, -1) ?? []));
  };
  add(parts[first]?.runs.at(-1), first);
  const ownDigits = chain.digits.length;
  let isTight = true;
  for (let last = first + 1; last < parts.length; last += 1) {
    const [part, before] = [parts[last], parts[last - 1]];
    if (!part || !before || part.runs.length === 0 || (last > first + 1 && before.runs.length > 1)) return [];
    isTight &&= before.endsBare && part.startsBare;
    if (!isTight && !isReadOutOfCard(parts.slice(first, last + 1))) return [];
    const begun = chain.digits.length;
    add(part.runs[0], last);
    const found = spanning({ ...chain, isEdge: [...chain.isEdge, true] }, ownDigits, begun, isTight);
    if (found) return chain.places.slice(found.start, found.end - 4);
  }
  return [];
}

/** As numbers stand on cards: by the lengths of their groups. */
const GROUPS = /^(?:4 4 4 [1-4]|4 4 4 4 [1-3]|4 6 [45])$/;

/** The digits to mask of a number in groups that was cut in two somewhere, within a group too; none as a rule. */
function cutNumber(pieces: readonly Part[], first: number): readonly Place[] {
  const [one, other] = [pieces[first], pieces[first + 1]];
  const [begun, rest] = [one?.runs.at(-1), other?.runs[0]];
  if (!one?.endsBare || !other?.startsBare || !begun || !rest) return [];
  const digits = begun.digits + rest.digits;
  const places = [
    ...begun.places.map((place) => ({ part: first, place })),
    ...rest.places.map((place) => ({ part: first + 1, place })),
  ];
  const isNumber = [false, true].some((isCutBetween) => {
    const isEdge = [...begun.isEdge.slice(0, -1), isCutBetween, ...rest.isEdge.slice(1)];
    return GROUPS.test(groupsOf(isEdge)) && cardNumberEnds(digits, isEdge, 0).includes(digits.length);
  });
  return isNumber ? places.slice(0, -4) : [];
}

/** The lengths of the groups: `4 4 4 4`. */
function groupsOf(isEdge: readonly boolean[]): string {
  const edges = isEdge.flatMap((isOne, index) => (isOne ? [index] : []));
  return edges
    .slice(1)
    .map((edge, index) => edge - (edges[index] ?? 0))
    .join(" ");
}

function isReadOut({ isEdge }: DigitRun): boolean {
  const edges = isEdge.flatMap((isOne, index) => (isOne ? [index] : []));
  return edges.slice(1).every((edge, index) => READ_OUT.has(edge - (edges[index] ?? 0)));
}

/** Somebody tells a card's number bit by bit: one is spoken of, and the digits stand in groups such as a card's. */
function isReadOutOfCard(parts: readonly Part[]): boolean {
  return (
    parts[0]?.tellsEnd === false &&
    parts.every((part) => part.isReadOut) &&
    parts.some(({ text }) => CARD_WORD.test(text))
  );
}

/** A number that begins among the first digits and ends behind those of all parts but the last. */
function spanning(
  { digits, isEdge }: Pick<DigitRun, "digits" | "isEdge">,
  ownDigits: number,
  begun: number,
  isTight: boolean,
): { readonly start: number; readonly end: number } | null {
  const least = isTight ? 1 : LEAST_OF_PART;
  for (let start = 0; start <= ownDigits - least; start += 1) {
    if (!isEdge[start] || start + LEAST_DIGITS > digits.length) continue;
    const end = cardNumberEnds(digits, isEdge, start).find((one) => one >= begun + least);
    if (end !== undefined) return { start, end };
  }
  return null;
}

function starred(text: SafeText, places: ReadonlySet<number> | undefined): SafeText {
  if (!places) return text;
  const characters = text.split("");
  return safeText(characters.map((character, place) => (places.has(place) ? "*" : character)).join(""));
}
