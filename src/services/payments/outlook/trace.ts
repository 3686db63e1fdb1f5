import { TraceKind } from "../../../entities/payments/whereabouts-enums";
import { TransactionRail } from "../../../entities/payments/transaction-enums";
import type { MoneyFacts } from "./money-facts";

/** By which others find the money. */
export interface Trace {
  readonly number: string;
  readonly kind: TraceKind;
}

export function traceOf({ traceNumber, method, rail }: MoneyFacts): Trace | null {
  const hash = method?.chainHash ?? null;
  if (traceNumber === null) return hash === null ? null : { number: hash, kind: TraceKind.CHAIN_HASH };
  return { number: traceNumber, kind: kindOf(traceNumber, rail) };
}

function kindOf(number: string, rail: TransactionRail | null): TraceKind {
  if (rail === TransactionRail.CRYPTO) return TraceKind.CHAIN_HASH;
  if (rail !== TransactionRail.CARD) return TraceKind.OTHER;
  if (/^\d{23}$/.test(number)) return TraceKind.ARN;
  return /^[0-9A-Z]{12}$/i.test(number) ? TraceKind.RRN : TraceKind.OTHER;
}
