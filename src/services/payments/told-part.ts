import { TransactionState } from "../../entities/payments/transaction-enums";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { AttemptStatus, DeclineFacts, PaymentPart, TransactionPart } from "./transaction-part";

const TOLD = "told through the API";

const OWN_REPORTS: ReadonlySet<string> = new Set(["PAYMENT", "CHARGE", "PAYOUT"]);

const STATUSES: Partial<Readonly<Record<TransactionState, AttemptStatus>>> = {
  [TransactionState.AUTHORISED]: "AUTHORISED",
  [TransactionState.FAILED]: "FAILED",
  [TransactionState.CANCELLED]: "CANCELLED",
};

/**
 * A payment that the workspace told of before the provider's first event about it, as one of its parts: a
 * refund months later would otherwise be all that is known.
 */
export function toldPart(transaction: Transaction): PaymentPart {
  const { state, currency, amountMinor, capturedMinor, rail, method, declineCode } = transaction;
  return {
    kind: "PAYMENT",
    providerId: TOLD,
    eventId: TOLD,
    rank: 0,
    // Later than the payment itself was made: of the two, this one is asked first.
    createdAt: new Date(transaction.factsAt),
    occurredAt: new Date(transaction.factsAt),
    facts: {
      status: capturedMinor > 0n ? "CAPTURED" : (STATUSES[state] ?? "WAITING"),
      currency,
      amountMinor: (amountMinor ?? 0n).toString(),
      capturedMinor: capturedMinor.toString(),
      releasedMinor: "0",
      rail,
      method,
      decline: declineCode === null ? null : declineOf(transaction, declineCode),
      payerId: null,
      latestChargeId: null,
    },
  };
}

function declineOf({ networkDeclineCode, adviceCode }: Transaction, code: string): DeclineFacts {
  return { code, networkCode: networkDeclineCode, adviceCode };
}

/** What was told counts only until the provider itself tells something newer of the payment. */
export function withoutOutdatedTold(parts: readonly TransactionPart[]): readonly TransactionPart[] {
  const told = parts.find(({ eventId }) => eventId === TOLD);
  const isOutdated = parts.some(
    (part) => part !== told && OWN_REPORTS.has(part.kind) && told && part.occurredAt >= told.occurredAt,
  );
  return isOutdated ? parts.filter((part) => part !== told) : parts;
}
