/** More of them narrow nothing. */
const MOST_WORDS = 8;

/** The words of a text as they are compared: in small letters, without accents. */
export function foldedWords(text: string): readonly string[] {
  return folded(text).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
