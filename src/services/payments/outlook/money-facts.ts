import type { Transaction } from "../../../entities/payments/transaction.entity";
import type { TransactionState } from "../../../entities/payments/transaction-enums";
import type { Instant } from "../../../kernel/instant";
import type { RefundPart } from "../transaction-part";

type Told = Pick<
  Transaction,
  | "kind"
  | "direction"
  | "state"
  | "rail"
  | "currency"
  | "traceNumber"
  | "method"
  | "onChain"
  | "amountMinor"
  | "occurredAt"
  | "factsAt"
  | "capturedMinor"
  | "refundPendingMinor"
  | "declineCode"
  | "networkDeclineCode"
  | "adviceCode"
>;

/** All that the whereabouts of a transaction's money follow from. */
export interface MoneyFacts extends Told {
  /** The latest step of its history that was no late report; null where none is kept. */
  readonly stepFrom: TransactionState | null;
  readonly stepAt: Instant | null;
  /** The latest refund that the provider told of itself; null where none did. */
  readonly refundMadeAt: Instant | null;
  readonly refundStatus: RefundPart["facts"]["status"] | null;
}
