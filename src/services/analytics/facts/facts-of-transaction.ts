import { MetricSeries } from "../../../entities/analytics/metric-series";
import { MoneyMode } from "../../../entities/payments/provider-enums";
import {
  TransactionKind,
  TransactionState as State,
  type TransactionState,
} from "../../../entities/payments/transaction-enums";
import type { Transaction } from "../../../entities/payments/transaction.entity";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { factsFrom, type Fact, type Told } from "./fact";

/** What is needed of a transaction. */
export interface CountedTransaction extends Pick<
  Transaction,
  | "id"
  | "kind"
  | "mode"
  | "state"
  | "rail"
  | "provider"
  | "declineCode"
  | "currency"
  | "amountMinor"
  | "capturedMinor"
  | "refundedMinor"
  | "occurredAt"
  | "mergedIntoId"
> {
  /** Every state that it was ever in. */
  readonly states: readonly TransactionState[];
  readonly hasCase: boolean;
}

const TAKEN: readonly TransactionState[] = [
  State.CAPTURED,
  State.PARTIALLY_REFUNDED,
  State.REFUNDED,
  State.DISPUTED,
  State.REVERSED,
];
const CONTESTED: readonly TransactionState[] = [State.DISPUTED, State.REVERSED];

/** All that counts of a transaction: of a payment with real money, at the moment at which it was made. */
export function factsOfTransaction(transaction: CountedTransaction): readonly Fact[] {
  const { id, kind, mode, mergedIntoId, rail, provider, currency, occurredAt } = transaction;
  if (kind !== TransactionKind.PAYMENT || mode !== MoneyMode.LIVE || mergedIntoId !== null) return [];
  const at = Date.parse(occurredAt);
  return factsFrom(
    { sourceId: id, rail, provider, currency: currency as SafeText | null },
    toldOf(transaction).map((told) => ({ at, ...told })),
  );
}

function toldOf({
  state,
  states,
  declineCode,
  amountMinor,
  capturedMinor,
  refundedMinor,
  hasCase,
}: CountedTransaction): readonly Omit<Told, "at">[] {
  const was = (some: readonly TransactionState[]): boolean => states.some((each) => some.includes(each));
  return [
    { series: MetricSeries.TRANSACTION, value: amountMinor?.toString() ?? null },
    ...(state === State.FAILED ? [{ series: MetricSeries.TRANSACTION_FAILED, declineCode }] : []),
    ...(capturedMinor > 0n || was(TAKEN)
      ? [{ series: MetricSeries.TRANSACTION_CAPTURED, value: capturedMinor.toString() }]
      : []),
    ...(refundedMinor > 0n
      ? [{ series: MetricSeries.TRANSACTION_REFUNDED, value: refundedMinor.toString() }]
      : []),
    ...(was(CONTESTED) ? [{ series: MetricSeries.TRANSACTION_DISPUTED }] : []),
    ...(hasCase ? [{ series: MetricSeries.TRANSACTION_CONTACTED }] : []),
  ];
}
