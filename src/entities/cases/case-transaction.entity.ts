import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** That a case is about a transaction. */
@Entity("case_transactions")
@Unique("case_transactions_by_case", ["workspaceId", "caseId", "transactionId"])
@Index("case_transactions_by_transaction", ["workspaceId", "transactionId", "caseId"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
export class CaseTransaction extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "uuid" })
  transactionId!: Uuid;
}
