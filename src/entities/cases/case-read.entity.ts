import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** How far a member has read a case; without a row, not at all. */
@Entity("case_reads")
@Unique("case_reads_by_case", ["workspaceId", "caseId", "memberId"])
@Unique("case_reads_by_member", ["workspaceId", "memberId", "caseId"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
export class CaseRead extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "uuid" })
  memberId!: Uuid;

  /** Every message on the case that arrived up to here has been read. */
  @Column({ type: "bigint" })
  readUpTo!: bigint;
}
