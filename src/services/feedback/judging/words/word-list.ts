/** Words, and beginnings of words, that are looked for. */
export interface WordList {
  readonly has: (word: string) => boolean;
}

/** No beginning is shorter. */
const SHORTEST = 3;

/** Of words with a space between; one that ends in `~` stands for all that begin with it. */
export function wordList(text: string): WordList {
  const given = text.split(" ");
  const whole = new Set(given.filter((word) => !word.endsWith("~")));
  const beginnings = new Set(given.filter((word) => word.endsWith("~")).map((word) => word.slice(0, -1)));
  return {
    has: (word) => {
      if (whole.has(word)) return true;
      for (let length = SHORTEST; length <= word.length; length += 1)
        if (beginnings.has(word.slice(0, length))) return true;
      return false;
    },
  };
}
