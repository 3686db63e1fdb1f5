import {
  TransactionDirection,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../../entities/payments/transaction-enums";
import { OnChainIssue } from "../../../entities/payments/on-chain";
import { onChainBalance } from "../chain/on-chain-balance";
import type { MoneyFacts } from "./money-facts";

/** Where money can stand, told finer than by its state, and for each kind apart. */
export const SITUATIONS = [
  "AWAITING_CONFIRMATION",
  "AWAITING_TRANSFER",
  "AWAITING_CASH",
  "AWAITING_COINS",
  "COINS_CONFIRMING",
  "COINS_SHORT",
  "COINS_RECONFIRMING",
  "COINS_LATE",
  "COINS_GONE",
  "DEBIT_RUNNING",
  "PAYMENT_DELAYED",
  "RESERVED",
  "SET_ASIDE",
  "PAID",
  "PAID_TOO_MUCH",
  "PAID_IN_PART",
  "NOT_PAID",
  "NOTHING_CAME",
  "DEBIT_SENT_BACK",
  "UNDONE",
  "CANCELLED",
  "CALLED_OFF",
  "REFUND_PREPARED",
  "REFUND_SENT",
  "REFUND_CAME_BACK",
  "DISPUTED",
  "TAKEN_BACK",
  "CHECKED_BEFORE_PAYING",
  "CHECKED_AFTER_PAYING",
  "PAYOUT_PREPARED",
  "PAYOUT_SENT",
  "PAYOUT_DELAYED",
  "PAYOUT_CREDITED",
  "PAYOUT_FAILED",
  "PAYOUT_CANCELLED",
  "PAYOUT_CAME_BACK",
  "PAYOUT_CHECKED",
  "COLLECTION_RUNNING",
  "COLLECTED",
  "COLLECTION_FAILED",
] as const;
export type Situation = (typeof SITUATIONS)[number];

type Told = Readonly<Record<TransactionState, Situation | ((facts: MoneyFacts) => Situation)>>;

const PAYMENT: Told = {
  PENDING: (facts) =>
    facts.rail === TransactionRail.CRYPTO ? awaitedCoins(facts) : AWAITED[facts.rail ?? TransactionRail.CARD],
  AUTHORISED: (facts) => (isWithoutBank(facts) ? "SET_ASIDE" : "RESERVED"),
  CAPTURED: (facts) => {
    if (hasRefundComeBack(facts)) return "REFUND_CAME_BACK";
    if (issuesOf(facts).includes(OnChainIssue.OVERPAID)) return "PAID_TOO_MUCH";
    return isTakenInPart(facts) ? "PAID_IN_PART" : "PAID";
  },
  DELAYED: "PAYMENT_DELAYED",
  // What was taken before was sent back by the payer's bank; an attempt that was refused took nothing.
  FAILED: (facts) => {
    const isUndone = facts.stepFrom === TransactionState.CAPTURED;
    if (facts.rail === TransactionRail.CASH_VOUCHER && isUndone) return "UNDONE";
    if (facts.rail !== TransactionRail.CRYPTO) return isUndone ? "DEBIT_SENT_BACK" : notPaid(facts);
    if (isUndone || issuesOf(facts).includes(OnChainIssue.REORGANISED)) return "COINS_GONE";
    return hasCoins(facts) ? "COINS_LATE" : notPaid(facts);
  },
  CANCELLED: (facts) => {
    if (hasCoins(facts)) return "COINS_LATE";
    return isWithoutBank(facts) ? "CALLED_OFF" : "CANCELLED";
  },
  PARTIALLY_REFUNDED: refundSituation,
  REFUNDED: refundSituation,
  DISPUTED: "DISPUTED",
  REVERSED: "TAKEN_BACK",
  ON_HOLD: (facts) =>
    facts.capturedMinor > 0n || hasCoins(facts) ? "CHECKED_AFTER_PAYING" : "CHECKED_BEFORE_PAYING",
};

/** No bank reserves anything on these rails, and none is to be spoken of. */
export function isWithoutBank({ rail }: Pick<MoneyFacts, "rail">): boolean {
  return rail === TransactionRail.CRYPTO || rail === TransactionRail.CASH_VOUCHER;
}

function notPaid(facts: MoneyFacts): Situation {
  return isWithoutBank(facts) ? "NOTHING_CAME" : "NOT_PAID";
}

/** Of a reservation a part may be taken, as for what a shop could deliver; the rest is let go. */
function isTakenInPart({ rail, amountMinor, capturedMinor }: MoneyFacts): boolean {
  return (
    rail === TransactionRail.CARD && amountMinor !== null && capturedMinor > 0n && capturedMinor < amountMinor
  );
}

function awaitedCoins(facts: MoneyFacts): Situation {
  const issues = issuesOf(facts);
  if (issues.includes(OnChainIssue.REORGANISED)) return "COINS_RECONFIRMING";
  // There is nothing to wait for any more: what came late, somebody has to decide on.
  if (issues.includes(OnChainIssue.PAID_LATE) && isConfirmed(facts)) return "COINS_LATE";
  if (issues.includes(OnChainIssue.UNDERPAID)) return "COINS_SHORT";
  return facts.method?.chainHash ? "COINS_CONFIRMING" : "AWAITING_COINS";
}

function isConfirmed({ onChain }: MoneyFacts): boolean {
  const { confirmations, confirmationsNeeded } = onChain ?? {};
  return confirmations != null && confirmationsNeeded != null && confirmations >= confirmationsNeeded;
}

function issuesOf({ rail, onChain, amountMinor }: MoneyFacts): readonly OnChainIssue[] {
  if (rail !== TransactionRail.CRYPTO || onChain === null) return [];
  return onChainBalance(onChain, amountMinor).issues;
}

/** Coins that came for a payment that is over all the same stay where they came. */
function hasCoins({ rail, onChain }: MoneyFacts): boolean {
  return rail === TransactionRail.CRYPTO && BigInt(onChain?.receivedMinor ?? 0) > 0n;
}

const AWAITED: Readonly<Record<TransactionRail, Situation>> = {
  CARD: "AWAITING_CONFIRMATION",
  WALLET: "AWAITING_CONFIRMATION",
  P2P: "AWAITING_CONFIRMATION",
  PAY_LATER: "AWAITING_CONFIRMATION",
  BANK_TRANSFER: "AWAITING_TRANSFER",
  DIRECT_DEBIT: "DEBIT_RUNNING",
  CASH_VOUCHER: "AWAITING_CASH",
  CRYPTO: "AWAITING_COINS",
};

const PAYOUT: Told = {
  PENDING: "PAYOUT_SENT",
  AUTHORISED: "PAYOUT_PREPARED",
  CAPTURED: "PAYOUT_CREDITED",
  DELAYED: "PAYOUT_DELAYED",
  FAILED: "PAYOUT_FAILED",
  CANCELLED: "PAYOUT_CANCELLED",
  PARTIALLY_REFUNDED: "PAYOUT_CAME_BACK",
  REFUNDED: "PAYOUT_CAME_BACK",
  DISPUTED: "PAYOUT_CHECKED",
  REVERSED: "PAYOUT_CAME_BACK",
  ON_HOLD: "PAYOUT_CHECKED",
};

/** A payout against its direction: the provider collects a debt of the balance from the merchant's bank. */
const COLLECTION: Told = {
  PENDING: "COLLECTION_RUNNING",
  AUTHORISED: "COLLECTION_RUNNING",
  CAPTURED: "COLLECTED",
  DELAYED: "COLLECTION_RUNNING",
  FAILED: "COLLECTION_FAILED",
  CANCELLED: "COLLECTION_FAILED",
  PARTIALLY_REFUNDED: "COLLECTION_FAILED",
  REFUNDED: "COLLECTION_FAILED",
  DISPUTED: "PAYOUT_CHECKED",
  REVERSED: "COLLECTION_FAILED",
  ON_HOLD: "PAYOUT_CHECKED",
};

export function situationOf(facts: MoneyFacts): Situation {
  const told = tableOf(facts)[facts.state];
  return typeof told === "function" ? told(facts) : told;
}

function tableOf({ kind, direction }: MoneyFacts): Told {
  if (kind === TransactionKind.PAYMENT) return PAYMENT;
  return direction === TransactionDirection.IN ? COLLECTION : PAYOUT;
}

function refundSituation(facts: MoneyFacts): Situation {
  if (facts.refundPendingMinor > 0n) return "REFUND_PREPARED";
  return hasRefundComeBack(facts) ? "REFUND_CAME_BACK" : "REFUND_SENT";
}

/** A refund can fail after it was done, such as where the account was closed meanwhile. */
function hasRefundComeBack({ state, stepFrom, refundStatus }: MoneyFacts): boolean {
  if (refundStatus !== null) return refundStatus === "FAILED";
  return stepFrom !== null && stepFrom !== state && REFUNDED_MORE[state]?.includes(stepFrom) === true;
}

const REFUNDED_MORE: Partial<Readonly<Record<TransactionState, readonly TransactionState[]>>> = {
  [TransactionState.CAPTURED]: [TransactionState.PARTIALLY_REFUNDED, TransactionState.REFUNDED],
  [TransactionState.PARTIALLY_REFUNDED]: [TransactionState.REFUNDED],
};
