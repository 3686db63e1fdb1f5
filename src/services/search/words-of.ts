const WORD = /[\p{L}\p{N}]+/gu;

/** Combining accents, which stand alone once letters are taken apart. */
const ACCENT = /\p{M}/gu;

/** Words as they are compared: without capitals and accents. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set((text.match(WORD) ?? []).map(foldWord))];
}

export function foldWord(word: string): string {
  return word.normalize("NFD").replace(ACCENT, "").toLowerCase();
}

export interface WordPlace {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Where the words of a text stand, in UTF-16 units. */
export function placesOfWords(text: string): readonly WordPlace[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: foldWord(word),
    start: index,
    end: index + word.length,
  }));
}
