/** PostgreSQL's configurations for the languages that texts are stemmed in, by ISO 639-1. */
export const CONFIGURATIONS = {
  da: "danish",
  de: "german",
  en: "english",
  es: "spanish",
  fi: "finnish",
  fr: "french",
  it: "italian",
  nl: "dutch",
  no: "norwegian",
  pt: "portuguese",
  ru: "russian",
  sv: "swedish",
  tr: "turkish",
} as const;

/** A text of unknown language is mostly short: a subject, a word of thanks. It is stemmed in all of these. */
export const COMMON_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"] as const;

/** Letters that people leave the accents off, and what they write then. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  a: "àáâãäåāăą",
  c: "çćčĉċ",
  d: "ďđð",
  e: "èéêëēĕėęě",
  g: "ğĝġģ",
  h: "ĥħ",
  i: "ìíîïĩīĭįı",
  j: "ĵ",
  k: "ķ",
  l: "łĺļľ",
  n: "ñńņň",
  o: "òóôõöøōŏő",
  r: "ŕŗř",
  s: "śŝşšș",
  t: "ţťțŧ",
  u: "ùúûüũūŭůűų",
  w: "ŵ",
  y: "ýÿŷ",
  z: "źżž",
  е: "ё",
};

/** The SQL that takes the accents off the letters of a text in lower case. */
export function plain(text: string): string {
  const letters = Object.entries(PLAIN_LETTERS);
  const from = letters.map(([, accented]) => accented).join("");
  const to = letters.map(([letter, accented]) => letter.repeat(accented.length)).join("");
  return `translate(${text}, '${from}', '${to}')`;
}
