import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** Which clock of a case stands for the date that a provider set for one stage of a dispute. */
@Entity("evidence_dates")
@Unique("evidence_dates_by_stage", ["workspaceId", "caseId", "disputeId", "stage"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Clock", ["workspaceId", "clockId"], ["workspaceId", "id"])
@Check("evidence_dates_stage", "stage in ('INQUIRY', 'CHARGEBACK', 'APPEAL')")
export class EvidenceDate extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  /** The provider's id of the dispute. */
  @Column({ type: "text" })
  disputeId!: SafeText;

  @Column({ type: "text" })
  stage!: "INQUIRY" | "CHARGEBACK" | "APPEAL";

  /** The provider's date as the clock heeds it; where it was moved by hand since, that stands. */
  @Column({ type: "timestamptz", precision: 3 })
  dueAt!: Instant;

  @Column({ type: "uuid" })
  clockId!: Uuid;
}
