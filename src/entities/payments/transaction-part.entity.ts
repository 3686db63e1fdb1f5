import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { TransactionPartKind } from "./transaction-enums";

/** The newest snapshot of one of the provider's objects that a transaction is derived from. */
@Entity("transaction_parts")
@Unique("transaction_parts_by_object", ["workspaceId", "transactionId", "kind", "providerId"])
@Index("transaction_parts_by_provider_id", ["workspaceId", "providerId"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@Check(
  "transaction_parts_kind",
  "kind in ('PAYMENT', 'CHARGE', 'REFUND', 'DISPUTE', 'PAYOUT', 'REVIEW', 'FRAUD_WARNING')",
)
export class TransactionPartRow extends WorkspaceRow {
  @Column({ type: "uuid" })
  transactionId!: Uuid;

  @Column({ type: "text" })
  kind!: TransactionPartKind;

  /** The provider's id of the object. */
  @Column({ type: "text" })
  providerId!: SafeText;

  /** When the provider made the object. */
  @Column({ type: "timestamptz", precision: 3 })
  madeAt!: Instant;

  /** When, by which event and how far along the object looked like this. */
  @Column({ type: "timestamptz", precision: 3 })
  snapshotAt!: Instant;

  @Column({ type: "integer" })
  snapshotRank!: number;

  @Column({ type: "text" })
  snapshotEventId!: SafeText;

  @Column({ type: "jsonb" })
  facts!: SafeJson;
}
