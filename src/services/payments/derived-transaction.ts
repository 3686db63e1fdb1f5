import type {
  TransactionDirection,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import type { TransactionAmounts } from "./payment-amounts";
import type { DeclineFacts, MethodFacts, RiskFacts } from "./transaction-part";

/** All that a transaction says, as it follows from the provider's objects. */
export interface DerivedTransaction extends TransactionAmounts {
  readonly kind: TransactionKind;
  readonly direction: TransactionDirection;
  readonly state: TransactionState;
  /** When the provider made the earliest object we know of. */
  readonly startedAt: Date;
  /** Null until a part tells it. */
  readonly rail: TransactionRail | null;
  readonly method: MethodFacts | null;
  /** Why the last attempt failed; null once an attempt went through. */
  readonly decline: DeclineFacts | null;
  readonly risk: RiskFacts | null;
  /** The sort of fraud that the payer's bank reports, in the provider's word. */
  readonly fraudWarning: string | null;
  /** By which a bank finds the money: of the latest refund that has one, or of the payout. */
  readonly traceNumber: string | null;
  /** The payer's id at the provider. */
  readonly payerId: string | null;
}
