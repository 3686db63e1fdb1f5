import type { TransactionState } from "../../entities/payments/transaction-enums";
import { deriveTransaction } from "./derive-transaction";
import type { DerivedTransaction } from "./derived-transaction";
import { newestSnapshots } from "./newest-snapshots";
import { type TransactionMove, transactionMoves } from "./transaction-moves";
import type { TransactionPart } from "./transaction-part";

/** A transaction as it was kept: its state and the newest snapshot of each of its parts. */
export interface KnownTransaction {
  readonly state: TransactionState;
  readonly parts: readonly TransactionPart[];
}

export interface TransactionRevision {
  /** To be kept in place of the parts that were known. */
  readonly parts: readonly TransactionPart[];
  readonly transaction: DerivedTransaction;
  /** To be added to the history; empty when the news changed no state. */
  readonly moves: readonly TransactionMove[];
}

/** What a snapshot, new, old or repeated, makes of a transaction; null stands for one not known before. */
export function reviseTransaction(
  known: KnownTransaction | null,
  snapshot: TransactionPart,
): TransactionRevision {
  const parts = newestSnapshots([...(known?.parts ?? []), snapshot]);
  const transaction = deriveTransaction([snapshot, ...parts]);
  return { parts, transaction, moves: transactionMoves(known?.state ?? null, transaction.state) };
}
