import { maskCardData } from "../../kernel/firewall/mask-card-data";
import { splitPublicId, type Uuid } from "../../kernel/ids";
import type { MoneyAmount } from "../../kernel/money";
import { amountsOf } from "./amounts-of";

/** What a query may mean; several at once, as 4242 may be a case and the end of a card. */
export interface ReadQuery {
  /** For texts and names: without card data. */
  readonly text: string;
  /** An id of this API, with the prefix of its type. */
  readonly publicId: { readonly prefix: string; readonly uuid: Uuid } | null;
  readonly caseNumber: number | null;
  readonly lastFour: string | null;
  /** The amount in each currency in which it can be written so. */
  readonly amounts: readonly MoneyAmount[];
  /** As another system may have written it: one word with a digit. */
  readonly reference: string | null;
  /** E.164, where it can be told. */
  readonly phone: string | null;
}

/** As far as a case number is stored. */
const MOST_NUMBER = 2_147_483_647;

const MASKED_CARD = /\[card \*\*(\d{4})\]/;

/** `#17` is how people write the number of a case, and nothing else. */
const NOTHING_ELSE: ReadQuery = {
  text: "",
  publicId: null,
  caseNumber: null,
  lastFour: null,
  amounts: [],
  reference: null,
  phone: null,
};

/** Tells what the query may mean. A card number in it is never passed on, but for its last four digits. */
export function readQuery(query: string): ReadQuery {
  const masked = maskCardData(query.normalize("NFKC").trim()).text;
  const cardEnd = MASKED_CARD.exec(masked)?.[1] ?? null;
  const text = masked.replace(MASKED_CARD, " ").trim();
  const numbered = caseNumberOf(text);
  if (text.startsWith("#") && numbered !== null) return { ...NOTHING_ELSE, caseNumber: numbered };
  return {
    text,
    publicId: splitPublicId(text),
    caseNumber: numbered,
    lastFour: cardEnd ?? lastFourOf(text),
    amounts: amountsOf(text),
    reference: referenceOf(text),
    phone: phoneOf(text),
  };
}

function caseNumberOf(text: string): number | null {
  const digits = /^#?\s?(\d{1,10})$/.exec(text)?.[1];
  const number = Number(digits);
  return digits !== undefined && number > 0 && number <= MOST_NUMBER ? number : null;
}

/** `4242`, `**** 4242`, `x4242`, `ending in 4242`. */
function lastFourOf(text: string): string | null {
  return (
    /^(?:(?:\w+ ){0,2}(?:ending|ends)(?: (?:in|with))? |[*•x.\s]{0,20})(\d{4})$/i.exec(text)?.[1] ?? null
  );
}

function referenceOf(text: string): string | null {
  return /^(?=\S*\d)[\w:.\-/]{5,200}$/.test(text) ? text : null;
}

function phoneOf(text: string): string | null {
  if (!/^\+?[\d\s().\-/]{7,25}$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  return digits.length >= 7 ? digits : null;
}
