export type Spelling = (card: string) => string;

/** The digits in groups of these lengths; the last group takes the rest. */
function grouped(separator: string, ...lengths: readonly number[]): Spelling {
  return (card) => {
    const groups: string[] = [];
    let rest = card;
    for (const length of lengths) {
      groups.push(rest.slice(0, length));
      rest = rest.slice(length);
    }
    return [...groups, rest].filter((group) => group !== "").join(separator);
  };
}

const inFours = (separator: string): Spelling => grouped(separator, 4, 4, 4, 4);

const digitByDigit =
  (write: (digit: number) => string, separator = ""): Spelling =>
  (card) =>
    [...card].map((digit) => write(Number(digit))).join(separator);

const fromZero = (zero: number): Spelling => digitByDigit((digit) => String.fromCodePoint(zero + digit));

const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Ten ways in which people and their programs write a card number most often. */
export const TEN_SPELLINGS: Readonly<Record<string, Spelling>> = {
  plain: (card) => card,
  spaces: inFours(" "),
  hyphens: inFours("-"),
  dots: inFours("."),
  "as on the card": grouped(" ", 4, 6, 5),
  "digit by digit": digitByDigit(String, " "),
  "spaced hyphens": inFours(" - "),
  "full-width digits": fromZero(0xff10),
  "non-breaking spaces": inFours("\u00a0"),
  "glued to a word": (card) => `card${card}`,
};

/** Those that take some reading. */
export const FURTHER_SPELLINGS: Readonly<Record<string, Spelling>> = {
  slashes: inFours("/"),
  underscores: inFours("_"),
  commas: inFours(", "),
  bars: inFours(" | "),
  stars: inFours("*"),
  colons: inFours(":"),
  tabs: inFours("\t"),
  lines: inFours("\n"),
  "blank lines": inFours("\r\n\r\n"),
  "quoted lines": inFours("\n> "),
  "double spaces": inFours("  "),
  "long dashes": inFours(" — "),
  "middle dots": inFours("·"),
  "thin spaces": inFours("\u2009"),
  "ideographic spaces": inFours("\u3000"),
  "zero-width spaces": inFours("\u200b"),
  "zero-width joiners": digitByDigit(String, "\u200d"),
  "soft hyphens": inFours("\u00ad"),
  "struck through": digitByDigit((digit) => `${digit}\u0336`),
  "right to left": (card) => `\u202e${card}\u202c`,
  pairs: grouped(" ", 2, 2, 2, 2, 2, 2, 2, 2, 2),
  threes: grouped(" ", 3, 3, 3, 3, 3, 3),
  halves: grouped(" ", 8, 8),
  fives: grouped("-", 5, 5, 5),
  "Arabic digits": fromZero(0x660),
  "Devanagari digits": fromZero(0x966),
  "digits of double strokes": fromZero(0x1d7d8),
  "circled digits": digitByDigit((digit) => "⓪①②③④⑤⑥⑦⑧⑨"[digit] ?? ""),
  "white on black digits": digitByDigit((digit) => "0❶❷❸❹❺❻❼❽❾"[digit] ?? ""),
  superscripts: digitByDigit((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? ""),
  keycaps: digitByDigit((digit) => `${digit}\ufe0f\u20e3`),
  emoji: inFours("💳"),
  "letters for digits": (card) => card.replace(/0/g, "O").replace(/1/g, "I"),
  "small letters for digits": (card) => inFours(" ")(card).replace(/0/g, "o").replace(/1/g, "l"),
  "said dashes": inFours(" dash "),
  "digits as words": digitByDigit((digit) => WORDS[digit] ?? "", " "),
  "HTML spaces": inFours("&nbsp;"),
  "HTML character references": digitByDigit((digit) => `&#${48 + digit};`),
  "hexadecimal references": digitByDigit((digit) => `&#x3${digit};`),
  "HTML lines": inFours("<br>"),
  "HTML tags": inFours("</b> <b>"),
  "URL escapes": inFours("%20"),
  "form escapes": inFours("+"),
  "escaped lines": inFours("\\n"),
  "escaped digits": digitByDigit((digit) => `\\u003${digit}`),
  "in JSON": (card) => JSON.stringify({ number: card }),
  "in a query string": (card) => `https://shop.example/pay?number=${card}&step=2`,
  "in a path": (card) => `https://shop.example/cards/${card}`,
  "in Markdown": (card) => `**${card}**`,
  "between letters": (card) => `x${card}y`,
  "behind a number sign": (card) => `#${card}.`,
  "behind an order number": (card) => `order 12, ${card}`,
  "before an expiry date": (card) => `${inFours(" ")(card)} 12/28`,
  "glued to an expiry date": (card) => `${card}1228`,
  "twice in a row": (card) => `${card} ${card}`,
  "track 1": (card) => `%B${card}^DOE/JANE^28121010000000000123?`,
  "track 2": (card) => `;${card}=28121010000012345?`,
};
