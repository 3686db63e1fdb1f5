/** What a case is about. */
export const CaseKind = {
  FAILED_PAYMENT: "FAILED_PAYMENT",
  UNAUTHORISED_CHARGE: "UNAUTHORISED_CHARGE",
  /** Late or missing. */
  DELAYED_PAYMENT: "DELAYED_PAYMENT",
  REFUND: "REFUND",
  DISPUTE: "DISPUTE",
  PAYOUT: "PAYOUT",
  ACCOUNT_ACCESS: "ACCOUNT_ACCESS",
  VERIFICATION: "VERIFICATION",
  TECHNICAL_FAULT: "TECHNICAL_FAULT",
  OUTAGE: "OUTAGE",
  SECURITY: "SECURITY",
  COMPLAINT: "COMPLAINT",
  QUESTION: "QUESTION",
  FEEDBACK: "FEEDBACK",
} as const;
export type CaseKind = (typeof CaseKind)[keyof typeof CaseKind];

export const CasePriority = { LOW: "LOW", NORMAL: "NORMAL", HIGH: "HIGH", URGENT: "URGENT" } as const;
export type CasePriority = (typeof CasePriority)[keyof typeof CasePriority];

/** Words do not sort by urgency; these numbers stand beside them in the table. */
export const PRIORITY_RANKS: Readonly<Record<CasePriority, number>> = {
  LOW: 1,
  NORMAL: 2,
  HIGH: 3,
  URGENT: 4,
};

export const CaseState = {
  OPEN: "OPEN",
  WAITING_ON_CUSTOMER: "WAITING_ON_CUSTOMER",
  WAITING_ON_THIRD_PARTY: "WAITING_ON_THIRD_PARTY",
  RESOLVED: "RESOLVED",
  CLOSED: "CLOSED",
} as const;
export type CaseState = (typeof CaseState)[keyof typeof CaseState];

/** Who has to act before the case can go on. */
export const WaitingOn = { CUSTOMER: "CUSTOMER", THIRD_PARTY: "THIRD_PARTY" } as const;
export type WaitingOn = (typeof WaitingOn)[keyof typeof WaitingOn];
