import type { TransactionState } from "../../entities/payments/transaction-enums";
import type { TransactionMethod } from "../../entities/payments/transaction-method";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { Instant } from "../../kernel/instant";
import { toldOnChain } from "./chain/told-on-chain";
import { toldAmounts, type ToldAmounts } from "./told-amounts";
import type { TransactionFacts } from "./transaction-facts";
import type { TransactionColumns } from "./write-transaction";

const UNKNOWN_METHOD: TransactionMethod = {
  type: null,
  brand: null,
  lastFour: null,
  expiryMonth: null,
  expiryYear: null,
  wallet: null,
  bankName: null,
  maskedAccount: null,
  chain: null,
  chainHash: null,
};

type ToldAtCreation =
  | "kind"
  | "direction"
  | "mode"
  | "state"
  | "provider"
  | "providerId"
  | "occurredAt"
  | "factsAt"
  | keyof ToldAmounts;

/** Columns of a transaction of which nothing is known. */
export function unknownColumns(): Omit<TransactionColumns, ToldAtCreation> {
  return {
    rail: null,
    providerAccount: null,
    connectionId: null,
    payerCustomerId: null,
    payeeCustomerId: null,
    merchantCustomerId: null,
    payerName: null,
    payeeName: null,
    merchantName: null,
    anomalies: [],
    method: null,
    onChain: null,
    declineCode: null,
    networkDeclineCode: null,
    adviceCode: null,
    riskLevel: null,
    riskScore: null,
    fraudWarning: null,
    traceNumber: null,
    description: null,
    statementDescriptor: null,
  };
}

/** What the workspace alone knows, whoever tells the rest; null empties, what is left out stays. */
export function ownColumns(facts: TransactionFacts): Partial<TransactionColumns> {
  const { payerCustomerId, payeeCustomerId, merchantCustomerId } = facts;
  const { payerName, payeeName, merchantName, description, statementDescriptor } = facts;
  return given({
    payerCustomerId,
    payeeCustomerId,
    merchantCustomerId,
    payerName,
    payeeName,
    merchantName,
    description,
    statementDescriptor,
  });
}

/** State, amounts and what goes with them, for a transaction that follows no provider's events. */
export function toldColumns(
  facts: TransactionFacts,
  state: TransactionState,
  known: Transaction | null,
  at: Instant,
): Partial<TransactionColumns> & ToldAmounts & Pick<Transaction, "state"> {
  const { rail, occurredAt, declineCode, networkDeclineCode, adviceCode } = facts;
  const { riskLevel, riskScore, traceNumber, method } = facts;
  return {
    ...given({
      rail,
      declineCode,
      networkDeclineCode,
      adviceCode,
      riskLevel,
      riskScore,
      traceNumber,
      occurredAt: occurredAt ?? undefined,
      method: method && { ...UNKNOWN_METHOD, ...known?.method, ...given(method) },
      onChain: toldOnChain(facts, state, known, at),
    }),
    ...toldAmounts(facts, state, known),
    state,
  };
}

/** The first fact that would contradict what the provider told, or null. */
export function changesOfProvider(known: Transaction, facts: TransactionFacts): string | null {
  const { amount, method, onChain } = facts;
  const fields = [
    "state",
    "rail",
    "capturedMinor",
    "refundedMinor",
    "disputedMinor",
    "declineCode",
    "networkDeclineCode",
    "adviceCode",
    "riskLevel",
    "riskScore",
    "traceNumber",
  ] as const;
  const changed = fields.find((field) => facts[field] != null && facts[field] !== known[field]);
  if (changed) return changed;
  if (amount && (amount.amountMinor !== known.amountMinor || amount.currency !== known.currency))
    return "amount";
  if (onChain != null) return "onChain";
  const told = Object.entries(given(method ?? {})) as [keyof TransactionMethod, unknown][];
  return told.some(([name, value]) => value !== known.method?.[name]) ? "method" : null;
}

function given<T extends object>(values: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
