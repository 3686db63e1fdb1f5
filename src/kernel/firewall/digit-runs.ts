import { NOTHING_SEEN } from "./fold-text";

/** Digits with nothing but separators between them, as numbers are printed and typed. */
export interface DigitRun {
  readonly digits: string;
  /** Where each digit stands in the text. */
  readonly places: readonly number[];
  /** Whether a group begins with this digit; one more at the end, where the last group ends. */
  readonly isEdge: readonly boolean[];
}

/** A number is typed with so many separators at most between two of its groups. */
export const MAX_SEPARATORS = 3;

/** White space counts as one separator, up to so many characters of it. */
const MAX_SPACE = 8;

const ZERO = "0".charCodeAt(0);
const NINE = "9".charCodeAt(0);
const UNSEEN = NOTHING_SEEN.charCodeAt(0);

/** Separators that somebody says rather than types. */
const SPOKEN_SEPARATOR =
  /(?:dash|hyphen|minus|space|slash|dot|then|strich|bindestrich|leerzeichen|gui[oó]n|espacio|tiret|espace)(?![\p{L}\p{N}])/iuy;

/** A group with letters that look like digits, up to its end. */
const LOOKALIKES = /[\dOoIl]{1,19}(?![\p{L}\p{N}])/uy;

type Meaning = "break" | "separator" | "space" | "lookalike";

/** What each ASCII character that is no digit means between two digits. */
const MEANINGS: readonly Meaning[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return "space";
  if (/[OoIl]/.test(character)) return "lookalike";
  return /[-._/\\,:;*|~'"`+>]/.test(character) ? "separator" : "break";
});

/** The runs of a folded text that have at least so many digits. The time grows with the text's length alone. */
export function digitRuns(folded: string, least: number): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  // No card number begins with 0 or 1, so none begins with a letter that looks like one.
  for (let start = nextDigit(folded, 0); start < folded.length;) {
    let count = 0;
    const end = walkRun(folded, start, () => void (count += 1));
    if (count >= least) runs.push(runAt(folded, start));
    start = nextDigit(folded, end);
  }
  return runs;
}

function nextDigit(folded: string, from: number): number {
  let place = from;
  while (place < folded.length && !isDigit(folded.charCodeAt(place))) place += 1;
  return place;
}

function runAt(folded: string, start: number): DigitRun {
  let digits = "";
  const places: number[] = [];
  const isEdge: boolean[] = [];
  walkRun(folded, start, (place, isFirstOfGroup) => {
    digits += digitAt(folded, place);
    places.push(place);
    isEdge.push(isFirstOfGroup);
  });
  return { digits, places, isEdge: [...isEdge, true] };
}

/** Tells every digit of the run that starts here, and returns where it ends. */
function walkRun(
  folded: string,
  start: number,
  onDigit: (place: number, isFirstOfGroup: boolean) => void,
): number {
  let isFirstOfGroup = true;
  let [end, separators, spaces] = [start, 0, 0];
  for (let place = start; place < folded.length;) {
    const code = folded.charCodeAt(place);
    const digits = isDigit(code) ? 1 : lookalikesAt(folded, place, isFirstOfGroup);
    for (let index = 0; index < digits; index += 1) {
      onDigit(place + index, isFirstOfGroup);
      isFirstOfGroup = false;
    }
    if (digits > 0) {
      place += digits;
      [end, separators, spaces] = [place, 0, 0];
      continue;
    }
    if (code === UNSEEN) {
      place += 1;
      continue;
    }
    const isSpace = MEANINGS[code] === "space";
    const length = isSpace || MEANINGS[code] === "separator" ? 1 : spokenSeparatorAt(folded, place);
    spaces = isSpace ? spaces + 1 : 0;
    // A second space belongs to the first.
    if (spaces <= 1) separators += 1;
    if (length === 0 || separators > MAX_SEPARATORS || spaces > MAX_SPACE) break;
    isFirstOfGroup = true;
    place += length;
  }
  return end;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function digitAt(folded: string, place: number): string {
  const character = folded.charAt(place);
  if (/[Oo]/.test(character)) return "0";
  return /[Il]/.test(character) ? "1" : character;
}

/** How many characters from here are digits or letters taken for digits: the rest of a number, or a whole group. */
function lookalikesAt(folded: string, place: number, isFirstOfGroup: boolean): number {
  if (MEANINGS[folded.charCodeAt(place)] !== "lookalike") return 0;
  const [letters = ""] = stickyMatch(LOOKALIKES, folded, place);
  const isGroup = /\d/.test(letters) || (letters.length >= 2 && letters.length <= 4);
  return !isFirstOfGroup || isGroup ? letters.length : 0;
}

function spokenSeparatorAt(folded: string, place: number): number {
  return stickyMatch(SPOKEN_SEPARATOR, folded, place)[0]?.length ?? 0;
}

function stickyMatch(form: RegExp, text: string, place: number): readonly string[] {
  form.lastIndex = place;
  return form.exec(text) ?? [];
}
