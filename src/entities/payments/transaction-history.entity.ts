import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { TransactionState } from "./transaction-enums";

const STATES =
  "'PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD'";

/** One step in the life of a transaction. What a row tells is never changed. */
@Entity("transaction_history")
@Index("transaction_history_by_transaction", ["workspaceId", "transactionId", "createdAt", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@Rule("transaction_history_from_state", ["from_state"], `from_state in (${STATES})`)
@Rule("transaction_history_to_state", ["to_state"], `to_state in (${STATES})`)
@Check("transaction_history_late", "not (late and inferred)")
export class TransactionHistoryEntry extends WorkspaceRow {
  @Column({ type: "uuid" })
  transactionId!: Uuid;

  /** Null for the state in which the transaction first became known, and for a late report. */
  @Column({ type: "text", nullable: true })
  fromState!: TransactionState | null;

  @Column({ type: "text" })
  toState!: TransactionState;

  /** Nobody reported this step; the next one implies it. */
  @Column({ type: "boolean" })
  inferred!: boolean;

  /** A report that came after newer ones: it tells what was, and moved nothing. */
  @Column({ type: "boolean" })
  late!: boolean;

  @Column({ type: "text", nullable: true })
  currency!: string | null;

  /** What was captured, refunded, disputed or reversed in all by then, whichever the state speaks of. */
  @Column({ type: "bigint", nullable: true })
  amountMinor!: bigint | null;

  /** The provider's event type, or what the caller of the API gave. */
  @Column({ type: "text", nullable: true })
  reason!: SafeText | null;

  /** The event at the provider that told of it; null for a change through the API. */
  @Column({ type: "text", nullable: true })
  providerEventId!: SafeText | null;

  @Column({ type: "text" })
  actorKind!: string;

  @Column({ type: "uuid", nullable: true })
  actorId!: Uuid | null;

  /** When it happened at the provider. */
  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Instant;
}
