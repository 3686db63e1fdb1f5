/** Why a case waits: for the customer (asked for something) or for a third party (inquiry). */
export const WaitingReason = {
  INFORMATION_REQUESTED: "INFORMATION_REQUESTED",
  DOCUMENTS_REQUESTED: "DOCUMENTS_REQUESTED",
  CONFIRMATION_REQUESTED: "CONFIRMATION_REQUESTED",
  NEW_ATTEMPT_REQUESTED: "NEW_ATTEMPT_REQUESTED",
  PROVIDER_INQUIRY: "PROVIDER_INQUIRY",
  BANK_INQUIRY: "BANK_INQUIRY",
  CARD_NETWORK_INQUIRY: "CARD_NETWORK_INQUIRY",
  MERCHANT_INQUIRY: "MERCHANT_INQUIRY",
  AUTHORITY_INQUIRY: "AUTHORITY_INQUIRY",
} as const;
export type WaitingReason = (typeof WaitingReason)[keyof typeof WaitingReason];

/** Why a waiting case goes on. */
export const ResumptionReason = {
  CUSTOMER_REPLIED: "CUSTOMER_REPLIED",
  THIRD_PARTY_ANSWERED: "THIRD_PARTY_ANSWERED",
  WAITED_LONG_ENOUGH: "WAITED_LONG_ENOUGH",
  NO_LONGER_NEEDED: "NO_LONGER_NEEDED",
} as const;
export type ResumptionReason = (typeof ResumptionReason)[keyof typeof ResumptionReason];

/** How a case was resolved. */
export const ResolutionReason = {
  SOLVED: "SOLVED",
  MONEY_RETURNED: "MONEY_RETURNED",
  PAYMENT_ARRIVED: "PAYMENT_ARRIVED",
  EXPLAINED: "EXPLAINED",
  DECLINED: "DECLINED",
  NO_ANSWER: "NO_ANSWER",
} as const;
export type ResolutionReason = (typeof ResolutionReason)[keyof typeof ResolutionReason];

/** Why a case was closed. */
export const ClosingReason = {
  CONFIRMED: "CONFIRMED",
  NO_OBJECTION: "NO_OBJECTION",
  DUPLICATE: "DUPLICATE",
  WITHDRAWN: "WITHDRAWN",
  OUT_OF_SCOPE: "OUT_OF_SCOPE",
  SPAM: "SPAM",
} as const;
export type ClosingReason = (typeof ClosingReason)[keyof typeof ClosingReason];

/** Why a resolved or closed case is worked on again. */
export const ReopeningReason = {
  CUSTOMER_REPLIED: "CUSTOMER_REPLIED",
  NOT_SOLVED: "NOT_SOLVED",
  RECURRED: "RECURRED",
  NEW_FACTS: "NEW_FACTS",
  MISTAKE: "MISTAKE",
} as const;
export type ReopeningReason = (typeof ReopeningReason)[keyof typeof ReopeningReason];

/** Every reason for which a case changes its state. */
export const CaseStateReason = {
  ...WaitingReason,
  ...ResumptionReason,
  ...ResolutionReason,
  ...ClosingReason,
  ...ReopeningReason,
} as const;
export type CaseStateReason = (typeof CaseStateReason)[keyof typeof CaseStateReason];
