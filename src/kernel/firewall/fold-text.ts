/** Takes no place between two digits: what stands for the rest of a character that is longer than its meaning. */
export const NOTHING_SEEN = "\u200b";

/** What nobody sees: zero-width and combining characters, and what makes an emoji of a digit. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0300-\u036f\u20d0-\u20ff]/u;
const LETTER = /[\p{L}\p{M}\p{N}\p{Sc}]/u;

/** Rows of circled digits from one to nine that NFKC leaves as they are. */
const CIRCLED_ONES = [0x24f5, 0x2776, 0x2780, 0x278a];

/** Digits of all scripts and forms by their code points. */
const DIGITS: ReadonlyMap<number, string> = digitsOfUnicode();

/** HTML's and URLs' ways to write a space, a separator or a digit, and those of source code. */
const ESCAPES =
  /&(?:nbsp|ensp|emsp|thinsp|shy|ndash|mdash|hyphen|middot|zwnj|zwj|#\d{1,6}|#x[\da-f]{1,5});?|%(?:C2%A0|2[0BCDEF]|3[0-9AB]|5F|7C|09|0A|0D)|\\(?:[nrt]|u00[23][\da-f])|<\/?[a-z]{1,10} ?\/?>/gi;

/** Digits as words, at least as many as the shortest card number has. */
const SPELLED =
  /(?<![\p{L}\p{N}])(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[ ,.\-\n]{1,3}){12,18}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![\p{L}\p{N}])/giu;

/** Thirteen words of three letters, and what separates them. */
const LEAST_SPELLED = 50;

const TWO_WORDS =
  /(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)[ ,.\-\n]{1,3}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/i;

const WORDS: ReadonlyMap<string, string> = new Map([
  ["oh", "0"],
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map(
    (word, digit) => [word, String(digit)] as const,
  ),
]);

/**
 * The text as a reader of digits sees it, position by position: what is found in it is found at the same
 * place in the text itself.
 */
export function foldText(text: string): string {
  let folded = text;
  if (/[^\0-\x7f]/.test(folded)) folded = folded.replace(/[^\0-\x7f]/gu, foldCharacter);
  if (/[&%\\<]/.test(folded)) folded = folded.replace(ESCAPES, foldEscape);
  if (spellsDigits(folded))
    folded = folded.replace(SPELLED, (words) => words.replace(/[a-z]+/gi, spelledDigit));
  return folded;
}

/** Whether digits may be written out as words, as many as a card number has. */
export function spellsDigits(text: string): boolean {
  return text.length >= LEAST_SPELLED && TWO_WORDS.test(text);
}

function foldCharacter(character: string): string {
  const digit = DIGITS.get(character.codePointAt(0) ?? 0);
  if (digit !== undefined) return filled(digit, character);
  if (UNSEEN.test(character)) return filled(NOTHING_SEEN, character);
  if (LETTER.test(character)) return character;
  return filled(/\s/.test(character) ? " " : "-", character);
}

function foldEscape(escape: string): string {
  if (escape.startsWith("<")) return filled("-", escape);
  const code = codeOf(escape);
  const digit = DIGITS.get(code) ?? (code >= 0x30 && code <= 0x39 ? String.fromCharCode(code) : null);
  if (digit !== null) return filled(digit, escape);
  const character = String.fromCodePoint(Math.min(code, 0x10ffff));
  if (UNSEEN.test(character)) return filled(NOTHING_SEEN, escape);
  return /[\p{L}\p{N}\p{Sc}]/u.test(character) ? escape.replace(/\d/g, "x") : filled("-", escape);
}

/** The character that an escape stands for; a named one and a line break separate, whatever they are. */
function codeOf(escape: string): number {
  const [, hexadecimal, decimal] = /(?:#x|(?:%C2)?%|\\u)([\da-f]+)|#(\d+)/i.exec(escape) ?? [];
  if (hexadecimal !== undefined) return Number.parseInt(hexadecimal, 16);
  return decimal === undefined ? 0x20 : Number(decimal);
}

function spelledDigit(word: string): string {
  return filled(WORDS.get(word.toLowerCase()) ?? NOTHING_SEEN, word);
}

function filled(meaning: string, original: string): string {
  return meaning + NOTHING_SEEN.repeat(original.length - meaning.length);
}

/** Decimal digits stand in tens from zero to nine (a promise of Unicode's); others are told by NFKC. */
function digitsOfUnicode(): ReadonlyMap<number, string> {
  const digits = new Map<number, string>(
    CIRCLED_ONES.flatMap((one) =>
      Array.from({ length: 9 }, (_, index) => [one + index, String(index + 1)] as const),
    ),
  );
  let firstOfRow = 0;
  for (const [character] of allCharacters().matchAll(/\p{N}/gu)) {
    const code = character.codePointAt(0) ?? 0;
    const plain = character.normalize("NFKC");
    if (/^\d$/.test(plain)) digits.set(code, plain);
    else if (/\p{Nd}/u.test(character)) {
      if (!digits.has(code - 1) || code - firstOfRow > 9) firstOfRow = code;
      digits.set(code, String(code - firstOfRow));
    }
  }
  return digits;
}

/** All but ASCII and the halves of pairs, as far as there are digits. */
function allCharacters(): string {
  const row = (first: number, last: number): string =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("");
  return row(0x80, 0xd7ff) + row(0xe000, 0x1fbf9);
}
