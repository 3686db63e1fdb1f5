import type { DeclineReason } from "../../../entities/payments/decline-enums";
import { DeclineGroup, PaymentWay, RetryAdvice } from "../../../entities/payments/decline-enums";

export interface Retry {
  readonly advice: RetryAdvice;
  /** ISO 8601 duration to wait at least; null where there is nothing to wait for. */
  readonly after: string | null;
  /** Tries at most; null where no number bounds them. */
  readonly attemptsAtMost: number | null;
  /** ISO 8601 duration in which those tries may lie. */
  readonly within: string | null;
}

/** What follows from a reason, whatever code it came by. */
export interface ReasonFacts {
  readonly group: DeclineGroup;
  readonly retry: Retry;
  readonly otherWays: readonly PaymentWay[];
}

const { OTHER_CARD, WALLET, BANK_TRANSFER, PAY_LATER, OTHER_ACCOUNT } = PaymentWay;

const CARDS = [OTHER_CARD, WALLET, BANK_TRANSFER] as const;
const ACCOUNTS = [OTHER_ACCOUNT, OTHER_CARD] as const;

/**
 * Visa lets a decline that may pass be tried 15 times in 30 days, and fines what goes beyond; Mastercard is stricter
 * by the day. The waits are a rule of thumb: limits and balances rarely change within a day.
 */
function later(after: string): Retry {
  return { advice: RetryAdvice.LATER, after, attemptsAtMost: 15, within: "P30D" };
}

function just(advice: RetryAdvice, attemptsAtMost: number | null = null): Retry {
  return { advice, after: null, attemptsAtMost, within: null };
}

const NEVER = just(RetryAdvice.NEVER);
const AFTER_FIX = just(RetryAdvice.AFTER_FIX);
const AFTER_BANK = just(RetryAdvice.AFTER_BANK);
const WITH_AUTHENTICATION = just(RetryAdvice.WITH_AUTHENTICATION);

/** NACHA lets an entry that came back for want of money be presented twice more, within 180 days. */
export const TWICE_MORE: Retry = {
  advice: RetryAdvice.LATER,
  after: "P3D",
  attemptsAtMost: 2,
  within: "P180D",
};

export const DECLINE_REASONS: Readonly<Record<DeclineReason, ReasonFacts>> = {
  GENERIC: { group: DeclineGroup.UNSPECIFIC, retry: NEVER, otherWays: CARDS },
  ASK_BANK: { group: DeclineGroup.UNSPECIFIC, retry: AFTER_BANK, otherWays: CARDS },
  NOT_ALLOWED: { group: DeclineGroup.UNSPECIFIC, retry: NEVER, otherWays: CARDS },
  CURRENCY: { group: DeclineGroup.UNSPECIFIC, retry: NEVER, otherWays: CARDS },
  CARD_EXPIRED: { group: DeclineGroup.UNSPECIFIC, retry: AFTER_FIX, otherWays: CARDS },

  BALANCE: { group: DeclineGroup.MONEY, retry: later("P1D"), otherWays: [OTHER_CARD, PAY_LATER] },
  LIMIT: { group: DeclineGroup.MONEY, retry: later("P1D"), otherWays: CARDS },

  AMOUNT: { group: DeclineGroup.DETAILS, retry: AFTER_FIX, otherWays: CARDS },
  CARD_NUMBER: { group: DeclineGroup.DETAILS, retry: AFTER_FIX, otherWays: CARDS },
  // Guessing a security code looks like theft to the bank, and each wrong guess counts.
  SECURITY_CODE: {
    group: DeclineGroup.DETAILS,
    retry: just(RetryAdvice.AFTER_FIX, 3),
    otherWays: CARDS,
  },
  EXPIRY_DATE: { group: DeclineGroup.DETAILS, retry: AFTER_FIX, otherWays: CARDS },
  ADDRESS: { group: DeclineGroup.DETAILS, retry: AFTER_FIX, otherWays: CARDS },
  ACCOUNT_DETAILS: { group: DeclineGroup.DETAILS, retry: AFTER_FIX, otherWays: ACCOUNTS },
  ACCOUNT_CLOSED: { group: DeclineGroup.DETAILS, retry: NEVER, otherWays: ACCOUNTS },
  ACCOUNT_RESTRICTED: { group: DeclineGroup.DETAILS, retry: AFTER_BANK, otherWays: ACCOUNTS },
  ACCOUNT_HOLDER: { group: DeclineGroup.DETAILS, retry: AFTER_FIX, otherWays: ACCOUNTS },

  AUTHENTICATION: { group: DeclineGroup.CONFIRMATION, retry: WITH_AUTHENTICATION, otherWays: CARDS },
  IDENTIFICATION: { group: DeclineGroup.CONFIRMATION, retry: WITH_AUTHENTICATION, otherWays: CARDS },
  // Cards lock themselves after the third wrong PIN.
  PIN: {
    group: DeclineGroup.CONFIRMATION,
    retry: just(RetryAdvice.WITH_AUTHENTICATION, 2),
    otherWays: CARDS,
  },
  PIN_TRIES: { group: DeclineGroup.CONFIRMATION, retry: AFTER_BANK, otherWays: CARDS },

  BANK_UNREACHABLE: { group: DeclineGroup.TEMPORARY, retry: later("PT1H"), otherWays: CARDS },
  TECHNICAL: { group: DeclineGroup.TEMPORARY, retry: just(RetryAdvice.NOW, 3), otherWays: CARDS },
  OUR_SIDE: { group: DeclineGroup.TEMPORARY, retry: later("PT6H"), otherWays: CARDS },

  STOPPED: { group: DeclineGroup.STOPPED, retry: NEVER, otherWays: CARDS },

  DUPLICATE: { group: DeclineGroup.OTHER, retry: NEVER, otherWays: [] },
  TEST_CARD: { group: DeclineGroup.OTHER, retry: NEVER, otherWays: CARDS },
  APPROVED: { group: DeclineGroup.OTHER, retry: just(RetryAdvice.NOT_NEEDED), otherWays: [] },
};
