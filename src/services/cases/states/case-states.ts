import { CaseState, type CaseState as State } from "../../../entities/cases/case-enums";
import type { CaseStateReason } from "../../../entities/cases/case-reasons";

const { OPEN, WAITING_ON_CUSTOMER, WAITING_ON_THIRD_PARTY, RESOLVED, CLOSED } = CaseState;

/** What can be done to a case's state; each verb is one mutation of the API, or one form of it. */
export type CaseVerb = "waitOnCustomer" | "waitOnThirdParty" | "resume" | "resolve" | "close" | "reopen";

interface CaseMove {
  readonly verb: CaseVerb;
  readonly from: readonly State[];
  readonly to: State;
  readonly reasons: readonly CaseStateReason[];
}

/** Every move that a case may make, and for which reasons. What is not listed here does not happen. */
export const CASE_MOVES: readonly CaseMove[] = [
  // The customer was asked for something, and the case rests until it comes.
  {
    verb: "waitOnCustomer",
    from: [OPEN, WAITING_ON_THIRD_PARTY],
    to: WAITING_ON_CUSTOMER,
    reasons: [
      "INFORMATION_REQUESTED",
      "DOCUMENTS_REQUESTED",
      "CONFIRMATION_REQUESTED",
      "NEW_ATTEMPT_REQUESTED",
    ],
  },
  // Somebody who is neither customer nor staff was asked.
  {
    verb: "waitOnThirdParty",
    from: [OPEN, WAITING_ON_CUSTOMER],
    to: WAITING_ON_THIRD_PARTY,
    reasons: [
      "PROVIDER_INQUIRY",
      "BANK_INQUIRY",
      "CARD_NETWORK_INQUIRY",
      "MERCHANT_INQUIRY",
      "AUTHORITY_INQUIRY",
    ],
  },
  // The answer came, or will not come, or is not needed. A message of the customer's always ends the wait.
  {
    verb: "resume",
    from: [WAITING_ON_CUSTOMER, WAITING_ON_THIRD_PARTY],
    to: OPEN,
    reasons: ["CUSTOMER_REPLIED", "THIRD_PARTY_ANSWERED", "WAITED_LONG_ENOUGH", "NO_LONGER_NEEDED"],
  },
  // The staff hold the matter for settled. The customer may still object, by writing.
  {
    verb: "resolve",
    from: [OPEN, WAITING_ON_CUSTOMER, WAITING_ON_THIRD_PARTY],
    to: RESOLVED,
    reasons: ["SOLVED", "MONEY_RETURNED", "PAYMENT_ARRIVED", "EXPLAINED", "DECLINED", "NO_ANSWER"],
  },
  // The end after a resolution: the customer agreed, or did not object in time.
  {
    verb: "close",
    from: [RESOLVED],
    to: CLOSED,
    reasons: ["CONFIRMED", "NO_OBJECTION", "DUPLICATE", "WITHDRAWN", "OUT_OF_SCOPE", "SPAM"],
  },
  // The end without a resolution: there is nothing to agree to, so consent is no reason here.
  {
    verb: "close",
    from: [OPEN, WAITING_ON_CUSTOMER, WAITING_ON_THIRD_PARTY],
    to: CLOSED,
    reasons: ["DUPLICATE", "WITHDRAWN", "OUT_OF_SCOPE", "SPAM"],
  },
  // A message of the customer's reopens a resolved case by itself; a closed one only the staff reopen.
  {
    verb: "reopen",
    from: [RESOLVED, CLOSED],
    to: OPEN,
    reasons: ["CUSTOMER_REPLIED", "NOT_SOLVED", "RECURRED", "NEW_FACTS", "MISTAKE"],
  },
];

/** The moves that lead out of a state. */
export function legalCaseMoves(from: State): readonly CaseMove[] {
  return CASE_MOVES.filter((move) => move.from.includes(from));
}

/**
 * Reasons that no customer may learn. Telling somebody that an authority was asked about them
 * can be an offence in itself (tipping off, e.g. article 39 of Directive (EU) 2015/849), and whoever is
 * taken for a sender of spam need not learn how to do it better.
 */
const CONFIDENTIAL_REASONS: readonly CaseStateReason[] = ["AUTHORITY_INQUIRY", "SPAM"];

/**
 * Null for these alone would tell just what it hides. So all reasons of a move go with the confidential
 * one among them, and a customer's token reads the same whichever it was.
 */
const UNREADABLE_REASONS: ReadonlySet<CaseStateReason> = new Set(
  CONFIDENTIAL_REASONS.flatMap((reason) =>
    CASE_MOVES.filter(({ reasons }) => reasons.includes(reason)).flatMap(({ reasons }) => reasons),
  ),
);

/** The reason as this caller may read it. */
export function readableReason(reason: CaseStateReason | null, isStaff: boolean): CaseStateReason | null {
  return reason !== null && !isStaff && UNREADABLE_REASONS.has(reason) ? null : reason;
}
