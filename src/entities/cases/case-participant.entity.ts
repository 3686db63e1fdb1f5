import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { ParticipantRole } from "./participant-role";

/** Somebody who takes part in a case beside the customer whose case it is. */
@Entity("case_participants")
@Unique("case_participants_by_case", ["workspaceId", "caseId", "customerId"])
@Index("case_participants_by_customer", ["workspaceId", "customerId", "createdAt", "caseId"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@Check("case_participants_role", "role in ('CONSUMER', 'MERCHANT', 'REPRESENTATIVE', 'OBSERVER')")
export class CaseParticipant extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "text" })
  role!: ParticipantRole;
}
