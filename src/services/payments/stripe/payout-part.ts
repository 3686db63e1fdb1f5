import type Stripe from "stripe";
import { TransactionDirection, TransactionRail } from "../../../entities/payments/transaction-enums";
import type { PayoutPart } from "../transaction-part";
import { stripeMoney } from "./stripe-money";
import { instantOf, translate } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

type PayoutStatus = PayoutPart["facts"]["status"];

const STATUSES: Readonly<Record<string, PayoutStatus>> = {
  pending: "PROCESSING",
  in_transit: "PROCESSING",
  paid: "CAPTURED",
  failed: "FAILED",
  canceled: "CANCELLED",
};

const RANKS: Readonly<Record<PayoutStatus, number>> = {
  PROCESSING: 0,
  CANCELLED: 1,
  CAPTURED: 2,
  // A bank can send back what Stripe reported as paid days before.
  FAILED: 3,
  REVERSED: 4,
};

const RAILS: Readonly<Record<string, TransactionRail>> = {
  bank_account: TransactionRail.BANK_TRANSFER,
  card: TransactionRail.CARD,
};

export function payoutPart(payout: Stripe.Payout, stamp: EventStamp): StripePart {
  const status = payout.reversed_by ? "REVERSED" : translate(STATUSES, payout.status, "PROCESSING");
  const { currency, minor } = stripeMoney(payout.currency);
  return {
    transactionKeys: [payout.id],
    part: {
      ...stamp,
      rank: RANKS[status],
      kind: "PAYOUT",
      providerId: payout.id,
      createdAt: instantOf(payout.created),
      facts: {
        status,
        currency,
        amountMinor: minor(payout.amount),
        // A negative payout takes money from the bank account: a debt of the balance, or an earlier payout.
        direction: payout.amount < 0 ? TransactionDirection.IN : TransactionDirection.OUT,
        rail: translate(RAILS, payout.type, null),
        failureCode: payout.failure_code ?? null,
        traceNumber: payout.trace_id?.value ?? null,
      },
    },
  };
}
