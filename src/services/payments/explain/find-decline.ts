import { DeclineReason, DeclineScheme } from "../../../entities/payments/decline-enums";
import { ACH_RETURNS } from "./ach-returns";
import { says, type DeclineCode, type DeclineCodes } from "./decline-code";
import { ISO_8583_DECLINES } from "./iso8583-declines";
import { WORD_DECLINES } from "./word-declines";

export const DECLINES: Readonly<Record<DeclineScheme, DeclineCodes>> = {
  WORD: WORD_DECLINES,
  ISO_8583: ISO_8583_DECLINES,
  ACH: ACH_RETURNS,
};

/** A code, whose it is, and what it means. */
export interface FoundDecline extends DeclineCode {
  readonly scheme: DeclineScheme | null;
  /** As its scheme writes it. */
  readonly code: string | null;
  readonly isKnown: boolean;
}

const UNKNOWN = says(DeclineReason.GENERIC, "Not a code that Redress knows: ask the provider what it means.");
const UNTOLD = says(DeclineReason.GENERIC, "Neither the provider nor the network gave a code.");

/** What the code means; one that nobody knows is a decline without a reason. */
export function findDecline(given: string | null, scheme: DeclineScheme | null = null): FoundDecline {
  const code = (given ?? "").trim();
  if (code === "") return { ...UNTOLD, scheme: null, code: null, isKnown: false };
  const inScheme = scheme ?? schemeOf(code);
  const written = WRITTEN[inScheme](code);
  const codes = DECLINES[inScheme];
  // Not `codes[written]` at once: "constructor" is no code.
  if (!Object.hasOwn(codes, written)) return { ...UNKNOWN, scheme, code, isKnown: false };
  return { ...(codes[written] ?? UNKNOWN), scheme: inScheme, code: written, isKnown: true };
}

const WRITTEN: Readonly<Record<DeclineScheme, (code: string) => string>> = {
  WORD: (code) => code.toLowerCase().replaceAll(/[\s-]+/g, "_"),
  // Some acquirers send it as a number.
  ISO_8583: (code) => code.toUpperCase().padStart(2, "0"),
  ACH: (code) => code.toUpperCase(),
};

function schemeOf(code: string): DeclineScheme {
  if (/^R\d\d$/i.test(code)) return DeclineScheme.ACH;
  return code.length <= 2 ? DeclineScheme.ISO_8583 : DeclineScheme.WORD;
}

/** What a transaction says of its decline. */
export interface ToldDecline {
  readonly declineCode: string | null;
  readonly networkDeclineCode: string | null;
}

/**
 * The one of the two codes that tells more. If either must be kept from the customer, it is that one: the other may be
 * how a provider words it more gently.
 */
export function toldDecline({ declineCode, networkDeclineCode }: ToldDecline): FoundDecline {
  const byProvider = findDecline(declineCode);
  const byNetwork = findDecline(networkDeclineCode);
  const both = [byProvider, byNetwork];
  const confidential = both.find(({ isConfidential }) => isConfidential);
  if (confidential) return confidential;
  const telling = both.find(({ reason }) => !SILENT.has(reason));
  if (telling) return telling;
  // A payment that failed all the same was not approved in the end.
  const known = both.find(({ reason, isKnown }) => isKnown && reason !== DeclineReason.APPROVED);
  return known ?? both.find(({ reason }) => reason !== DeclineReason.APPROVED) ?? findDecline(null);
}

const SILENT: ReadonlySet<DeclineReason> = new Set([DeclineReason.GENERIC, DeclineReason.APPROVED]);
