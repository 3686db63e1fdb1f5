import type Stripe from "stripe";
import type { DerivedTransaction } from "../../src/services/payments/derived-transaction";
import { type KnownTransaction, reviseTransaction } from "../../src/services/payments/revise-transaction";
import { stripeFact } from "../../src/services/payments/stripe/stripe-fact";
import type { TransactionMove } from "../../src/services/payments/transaction-moves";

export interface Told {
  readonly transaction: DerivedTransaction;
  readonly moves: readonly TransactionMove[];
  /** The states of the history; one that was only inferred stands in brackets. */
  readonly history: readonly string[];
}

/** What becomes of a transaction when its events arrive one after another in the given order. */
export function tell(events: readonly Stripe.Event[]): Told {
  const moves: TransactionMove[] = [];
  let known: KnownTransaction | null = null;
  let transaction: DerivedTransaction | null = null;
  for (const event of events) {
    const revision = reviseTransaction(known, stripeFact(event)!.part);
    known = { state: revision.transaction.state, parts: revision.parts };
    transaction = revision.transaction;
    moves.push(...revision.moves);
  }
  return {
    transaction: transaction!,
    moves,
    history: moves.map(({ to, inferred }) => (inferred ? `(${to})` : to)),
  };
}
