/** What a form is replaced by: letters, which end every run of digits. */
const BLANK = "x";

interface KnownForm {
  readonly form: RegExp;
  /** Whether what looks so is so; all of it unless told. */
  readonly isMeant?: (text: string) => boolean;
  /** Whether a piece of a card's number that was cut in two looks so as well. */
  readonly isLikePiece?: true;
}

/** Numbers that are no card's, told by their form, though their digits may pass for one's by chance. */
const KNOWN_FORMS: readonly KnownForm[] = [
  // UUIDs
  { form: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi },
  // Our own ids
  { form: /\b[a-z]{1,16}_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g },
  // Hashes and keys; digits with one word of such letters beside them are no hash.
  { form: /\b(?:0x)?[0-9a-f]{24,}\b/gi, isMeant: (text) => (text.match(/[a-f]+/gi) ?? []).length > 1 },
  // E.164 with its plus. No network but Visa once had numbers as short as this.
  { form: /(?<!\d)\+\d(?:[ ()./-]{0,2}\d){6,12}(?![ ()./-]{0,2}\d)/g },
  // Mobile devices: a serial number of 16 digits has no check digit, and begins as some cards do.
  { form: /\bimei(?:sv)?\b\W{0,5}35[\d -]{11,18}/gi },
  // Dates with a year of four digits, and times of day
  { form: /(?<![\d][-/.]|\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![-/.]?\d)/g },
  {
    form: /(?<![\d][-/.]|\d)(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:19|20)\d\d(?![-/.]?\d)/g,
  },
  { form: /(?<!\d:|\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?!:?\d)/g },
  // Internet addresses
  {
    form: /(?<!\d\.|\d)(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)/g,
    isMeant: (text) => text.split(".").every((part) => Number(part) < 256),
  },
  // Amounts with their decimals, or with their currency beside thousands; places on earth
  {
    form: /(?<![\d.,/-])(?:\d{1,12}|\d{1,3}(?:[.,']\d{3}){1,4})[.,]\d{2}(?![\d]|[.,/-]\d)/g,
    isLikePiece: true,
  },
  { form: /(?<=[A-Z]{3} ?|\p{Sc} ?)\d{1,3}(?:[.,' ]\d{3}){1,4}(?![.,' ]?\d)/gu },
  { form: /(?<![\d.,' ])\d{1,3}(?:[.,' ]\d{3}){1,4}(?= ?(?:\p{Sc}|[A-Z]{3}\b))/gu },
  { form: /(?<![\d.])\d{1,3}\.\d{4,10}(?![.\d])/g, isLikePiece: true },
];

/** Two letters, two check digits, and more letters and digits, in groups or not, of which the last is whole. */
const IBAN_LIKE = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,30}(?![A-Z\d])/giu;
const IBAN_LEAST = 15;

/**
 * The folded text without the numbers that are known to be something else; all places stay. Of a text that may be a
 * piece of another, `4242.42` is kept: it may be an amount, or a number that goes on in the next.
 */
export function blankKnownForms(folded: string, { isPiece = false } = {}): string {
  let blanked = blankIbans(folded);
  for (const { form, isMeant } of KNOWN_FORMS.filter(({ isLikePiece }) => !isPiece || !isLikePiece))
    blanked = blanked.replace(form, (text) => (isMeant?.(text) === false ? text : BLANK.repeat(text.length)));
  return blanked;
}

function blankIbans(folded: string): string {
  return folded.replace(IBAN_LIKE, (text) => {
    const length = ibanLength(text);
    return BLANK.repeat(length) + text.slice(length);
  });
}

/** How much of the text, from its beginning, is an IBAN whose check digits are right; 0 for none. */
function ibanLength(text: string): number {
  let characters = "";
  let length = 0;
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charAt(place);
    if (/[A-Za-z\d]/.test(character)) characters += character.toUpperCase();
    else if (!/[ -]/.test(character) || !/[A-Za-z\d]/.test(text.charAt(place + 1))) break;
    const isWhole = !/[A-Za-z\d]/.test(text.charAt(place + 1));
    if (isWhole && characters.length >= IBAN_LEAST && remainder(characters) === 1) length = place + 1;
  }
  return length;
}

/** Of ISO 7064: the first four to the end, letters as numbers from 10, modulo 97. */
function remainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}
