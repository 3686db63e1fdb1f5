/** The code on a card by names that mean nothing else. */
const NAMES =
  "(?:card)?cv[vc]2?|cvn2?|cvd|card ?verification ?(?:value|code|number)|card ?security ?code|kartenpr(?:ü|ue)f(?:nummer|ziffer)|cryptogramme(?: visuel)?";

/** Names that mean a code of something else as well, where no card is spoken of; a card's PIN is as secret. */
const VAGUE_NAMES =
  "security ?code|sicherheitscode|code de s[ée]curit[ée]|c[óo]digo de seguran[çc]a|c[óo]digo de seguridad|codice di sicurezza|veiligheidscode|csc|cid|pin(?: ?code)?";

/** A payment card is spoken of. */
export const CARD_WORD =
  /card|karte|tarjeta|carte|carta|cart[ãa]o|kaart|visa|master ?card|maestro|amex|american express|debit|credit/i;

/** What stands between the name and the code: `is`, `number`, `on the back`, `:` and so on. */
const BETWEEN =
  "(?:[^\\p{L}\\d]{0,3}(?:is|was|code|number|no|nr|num|the|my|for|on|of|this|it|back|card|cvv2?|cvc2?|es|ist|lautet|est|é|è|numero|número|auf|der|karte)(?![\\p{L}\\d])){0,5}[^\\p{L}\\d]{0,4}";

const CODE = "(?<code>\\d{3,4}|\\d[ -]\\d[ -]\\d(?:[ -]\\d)?)(?![\\p{L}\\d]|[.,/:-]\\d)";

const after = (names: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${names})(?![\\p{L}\\d])${BETWEEN}${CODE}`, "dgiu");
const before = (names: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d]|\\d[.,/:-])(?<code>\\d{3,4}) ?(?:\\(| is (?:the |my |its )?)(?:${names})(?![\\p{L}\\d])`,
    "dgiu",
  );

const PLAIN = [after(NAMES), before(NAMES)];
const VAGUE = [after(VAGUE_NAMES), before(VAGUE_NAMES)];
/** What all the names have among them, found sooner than they are. */
const ANY_NAME = /cv|cid|csc|pin|cod|ver|sic|pr[uü]|crypt|veil/i;

export interface FoundCode {
  readonly start: number;
  readonly end: number;
}

/** The codes that the text names as such; by a vague name only where a card is spoken of. */
export function namedCodesIn(folded: string, hasCardNumber: boolean): readonly FoundCode[] {
  if (!ANY_NAME.test(folded)) return [];
  const isOfCard = hasCardNumber || CARD_WORD.test(folded);
  return [...PLAIN, ...(isOfCard ? VAGUE : [])].flatMap((form) =>
    [...folded.matchAll(form)].flatMap(({ indices }) => {
      const [start, end] = indices?.groups?.["code"] ?? [];
      return start === undefined || end === undefined ? [] : [{ start, end }];
    }),
  );
}

/** A number, its expiry date and three or four digits more: as read from a card, with no name. */
const BEHIND_EXPIRY =
  /[^\p{L}\d]{1,4}(?:(?:exp\w{0,8}|valid|gültig)[^\p{L}\d]{0,3}(?:bis|thru|until)?[^\p{L}\d]{0,3})?(?:0[1-9]|1[0-2])[^\p{L}\d]{0,3}(?:20)?[2-4]\d[^\p{L}\d]{1,4}(?<code>\d{3,4})(?![\p{L}\d]|[.,/:-]\d| ?(?:\p{Sc}|%|[A-Z]{3}\b))/duy;

/** The code behind the expiry date of a number that ends here, or null. */
export function unnamedCodeBehind(folded: string, numberEnd: number): FoundCode | null {
  BEHIND_EXPIRY.lastIndex = numberEnd;
  const [start, end] = BEHIND_EXPIRY.exec(folded)?.indices?.groups?.["code"] ?? [];
  return start === undefined || end === undefined ? null : { start, end };
}
