import type { TransactionState } from "../../entities/payments/transaction-enums";
import { invariant } from "../../kernel/errors";
import { legalTransactionMoves } from "./transaction-states";

/** One line of a transaction's history. */
export interface TransactionMove {
  /** Null for the state in which the transaction first became known. */
  readonly from: TransactionState | null;
  readonly to: TransactionState;
  /** Nobody reported this step; the next one implies it (disputed money must have been captured). */
  readonly inferred: boolean;
}

/**
 * The legal steps that lead from one state to another: none when nothing changed, one as a rule, more when
 * the provider's reports in between are late or lost. Every state can be reached from every other one, so a
 * transaction can always follow its provider, whatever arrives and in whatever order.
 */
export function transactionMoves(
  from: TransactionState | null,
  to: TransactionState,
): readonly TransactionMove[] {
  if (from === null) return [{ from, to, inferred: false }];
  const path = shortestPath(from, to);
  return path.map((state, step) => ({
    from: path[step - 1] ?? from,
    to: state,
    inferred: step < path.length - 1,
  }));
}

/** Breadth first, so the shortest; among equals, the one whose steps stand first in the table of moves. */
function shortestPath(from: TransactionState, to: TransactionState): readonly TransactionState[] {
  const pathTo = new Map<TransactionState, readonly TransactionState[]>([[from, []]]);
  // A Map hands out entries that are added while it is walked: it is the queue.
  for (const [state, path] of pathTo) {
    if (state === to) return path;
    for (const next of legalTransactionMoves(state)) if (!pathTo.has(next)) pathTo.set(next, [...path, next]);
  }
  invariant(false, `no legal moves lead from ${from} to ${to}`);
}
