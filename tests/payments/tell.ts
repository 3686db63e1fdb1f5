import type Stripe from "stripe";
import type { DerivedTransaction } from "../../src/services/payments/derived-transaction";
import { reviseTransaction, type TransactionRevision } from "../../src/services/payments/revise-transaction";
import { stripeFact } from "../../src/services/payments/stripe/stripe-fact";
import type { TransactionMove } from "../../src/services/payments/transaction-moves";

export interface Told {
  readonly transaction: DerivedTransaction;
  /** The states of the history; a step that was only inferred stands in brackets. */
  readonly history: readonly string[];
  readonly moves: readonly TransactionMove[];
}

/** What becomes of a transaction when its events arrive one after another in the given order. */
export function tell(events: readonly Stripe.Event[]): Told {
  let revision: TransactionRevision | null = null;
  const moves: TransactionMove[] = [];
  for (const event of events) {
    const fact = stripeFact(event);
    if (!fact) throw new Error(`${event.type} tells nothing`);
    const known: { state: DerivedTransaction["state"]; parts: TransactionRevision["parts"] } | null =
      revision && {
        state: revision.transaction.state,
        parts: revision.parts,
      };
    revision = reviseTransaction(known, fact.part);
    moves.push(...revision.moves);
  }
  if (!revision) throw new Error("no events, no transaction");
  return {
    transaction: revision.transaction,
    history: moves.map(({ to, inferred }) => (inferred ? `(${to})` : to)),
    moves,
  };
}
