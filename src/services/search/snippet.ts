import { placesOfWords, type WordPlace } from "./words-of";

export interface TextRange {
  /** In UTF-16 units, as JavaScript counts; `end` is behind the last. */
  readonly start: number;
  readonly end: number;
}

/** A part of a text, and where in it the query's words stand. */
export interface Snippet {
  readonly text: string;
  readonly highlights: readonly TextRange[];
}

const LENGTH = 200;

/** So much is shown before the first word that was asked for. */
const LEAD = 60;

const ELLIPSIS = "…";

/** The part of the text with the most of the words. Words that begin alike count as the same: payments, payment. */
export function snippetOf(text: string, words: readonly string[]): Snippet {
  const places = placesOfWords(text).filter(({ word }) => words.some((asked) => beginAlike(word, asked)));
  const from = text.length <= LENGTH ? 0 : wordStart(text, startOf(places, text.length));
  const to = text.length <= LENGTH ? text.length : wordEnd(text, Math.min(text.length, from + LENGTH));
  const before = from > 0 ? ELLIPSIS : "";
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? ELLIPSIS : ""}`,
    highlights: places
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

/** Where a snippet begins that shows the most of these places. */
function startOf(places: readonly WordPlace[], length: number): number {
  let best = { start: 0, shown: 0 };
  places.forEach(({ start }, index) => {
    const shown = new Set(
      places
        .slice(index)
        .filter((other) => other.end - start <= LENGTH - LEAD)
        .map(({ word }) => word),
    ).size;
    if (shown > best.shown) best = { start, shown };
  });
  return Math.max(0, Math.min(best.start - LEAD, length - LENGTH));
}

/** Not in the middle of a word, where there is a space near by. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + LEAD / 2).search(/\s/);
  return space < 0 ? onWholeCharacter(text, at) : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.slice(at - LEAD / 2, at).search(/\s\S*$/);
  return space < 0 ? onWholeCharacter(text, at) : at - LEAD / 2 + space;
}

/** Never between the two halves of a character. */
function onWholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** The same stem, or nearly: endings of up to a third of a word may differ. */
function beginAlike(word: string, asked: string): boolean {
  if (word === asked) return true;
  const shorter = Math.min(word.length, asked.length);
  if (shorter < 4) return false;
  let same = 0;
  while (same < shorter && word[same] === asked[same]) same += 1;
  return same >= 4 && same >= Math.max(word.length, asked.length) * 0.6 && same >= shorter - 3;
}
