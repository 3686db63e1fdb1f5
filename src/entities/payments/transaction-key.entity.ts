import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";

/** One id by which a provider knows a transaction: a payment and its charges each have their own. */
@Entity("transaction_keys")
@Unique("transaction_keys_by_value", ["workspaceId", "provider", "value"])
@Index("transaction_keys_by_transaction", ["workspaceId", "transactionId"])
@Index("transaction_keys_by_id", ["workspaceId", "value"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
export class TransactionKey extends WorkspaceRow {
  @Column({ type: "uuid" })
  transactionId!: Uuid;

  @Column({ type: "text" })
  provider!: SafeText;

  @Column({ type: "text" })
  value!: SafeText;
}
