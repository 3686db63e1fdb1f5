import type Stripe from "stripe";
import type { DisputePart, DisputeStage } from "../transaction-part";
import { stripeMoney } from "./stripe-money";
import { idOf, instantOf, paymentKeys, translate } from "./stripe-object";
import type { EventStamp, StripePart } from "./stripe-part";

interface Standing {
  readonly status: DisputePart["facts"]["status"];
  readonly isInquiry: boolean;
  /** Where evidence is waited for. */
  readonly asksAt?: DisputeStage;
  /** The order in which a dispute goes through its stages. */
  readonly rank: number;
}

const STANDINGS: Readonly<Record<string, Standing>> = {
  warning_needs_response: { status: "OPEN", isInquiry: true, asksAt: "INQUIRY", rank: 0 },
  warning_under_review: { status: "OPEN", isInquiry: true, rank: 1 },
  warning_closed: { status: "CLOSED", isInquiry: true, rank: 2 },
  needs_response: { status: "OPEN", isInquiry: false, asksAt: "CHARGEBACK", rank: 3 },
  under_review: { status: "OPEN", isInquiry: false, rank: 4 },
  // Settled before it became a chargeback.
  prevented: { status: "CLOSED", isInquiry: false, rank: 5 },
  // A word from before 2018, still in old events.
  charge_refunded: { status: "CLOSED", isInquiry: false, rank: 5 },
  lost: { status: "LOST", isInquiry: false, rank: 6 },
  appeal_needs_response: { status: "OPEN", isInquiry: false, asksAt: "APPEAL", rank: 7 },
  appeal_under_review: { status: "OPEN", isInquiry: false, rank: 8 },
  won: { status: "WON", isInquiry: false, rank: 9 },
};

/** A word that we do not know is treated as open: somebody should look. */
const UNKNOWN: Standing = { status: "OPEN", isInquiry: false, asksAt: "CHARGEBACK", rank: 3 };

export function disputePart(dispute: Stripe.Dispute, stamp: EventStamp): StripePart | null {
  const transactionKeys = paymentKeys(idOf(dispute.payment_intent), idOf(dispute.charge));
  if (!transactionKeys) return null;
  const { status, isInquiry, asksAt = null, rank } = translate(STANDINGS, dispute.status, UNKNOWN);
  const { currency, minor } = stripeMoney(dispute.currency);
  const { due_by: dueBy, submission_count: submissions } = dispute.evidence_details ?? {};
  return {
    transactionKeys,
    part: {
      ...stamp,
      rank,
      kind: "DISPUTE",
      providerId: dispute.id,
      createdAt: instantOf(dispute.created),
      facts: {
        status,
        currency,
        amountMinor: minor(dispute.amount),
        isInquiry,
        reason: dispute.reason ?? null,
        networkReasonCode:
          dispute.payment_method_details?.card?.network_reason_code ?? dispute.network_reason_code ?? null,
        dueAt: typeof dueBy === "number" ? instantOf(dueBy).toISOString() : null,
        asksAt,
        wasAnswered: typeof submissions === "number" && submissions > 0,
      },
    },
  };
}
