import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";

/** What one case holds in one field, in the column that its type has. */
@Entity("case_field_values")
@Unique("case_field_values_by_case", ["workspaceId", "caseId", "fieldKey"])
@Index("case_field_values_by_field", ["workspaceId", "fieldKey", "caseId"])
@Index("case_field_values_by_text", ["workspaceId", "fieldKey", "textBeginning", "caseId"], {
  where: "text_beginning is not null",
})
@Index("case_field_values_by_number", ["workspaceId", "fieldKey", "number", "caseId"], {
  where: "number is not null",
})
@Index("case_field_values_by_amount", ["workspaceId", "fieldKey", "currency", "amountMinor", "caseId"], {
  where: "amount_minor is not null",
})
@Index("case_field_values_by_date", ["workspaceId", "fieldKey", "date", "caseId"], {
  where: "date is not null",
})
@Index("case_field_values_by_choice", ["workspaceId", "fieldKey", "choice", "caseId"], {
  where: "choice is not null",
})
@Index("case_field_values_by_customer", ["workspaceId", "customerId", "fieldKey", "caseId"], {
  where: "customer_id is not null",
})
@Index("case_field_values_by_transaction", ["workspaceId", "transactionId", "fieldKey", "caseId"], {
  where: "transaction_id is not null",
})
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("CaseField", ["workspaceId", "fieldKey"], ["workspaceId", "key"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@Check(
  "case_field_values_one",
  "num_nonnulls(text, number, amount_minor, date, choice, customer_id, transaction_id) = 1",
)
@Check("case_field_values_text", "(text is null) = (text_beginning is null)")
@Check("case_field_values_amount", "(amount_minor is null) = (currency is null)")
export class CaseFieldValue extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  /** By its key, which never changes and of which the planner knows how common it is: an id would have to be looked up first. */
  @Column({ type: "text" })
  fieldKey!: SafeText;

  @Column({ type: "text", nullable: true })
  text!: SafeText | null;

  /** As much of the text as an index can bear. */
  @Column({ type: "text", nullable: true })
  textBeginning!: SafeText | null;

  @Column({ type: "double precision", nullable: true })
  number!: number | null;

  @Column({ type: "bigint", nullable: true })
  amountMinor!: bigint | null;

  @Column({ type: "text", nullable: true })
  currency!: string | null;

  /** `2026-11-22`, of no time zone. */
  @Column({ type: "date", nullable: true })
  date!: string | null;

  @Column({ type: "text", nullable: true })
  choice!: SafeText | null;

  @Column({ type: "uuid", nullable: true })
  customerId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  transactionId!: Uuid | null;
}
