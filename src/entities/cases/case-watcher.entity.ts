import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** That a member wants to hear of what happens on a case. */
@Entity("case_watchers")
@Unique("case_watchers_by_case", ["workspaceId", "caseId", "memberId"])
@Unique("case_watchers_by_member", ["workspaceId", "memberId", "caseId"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
export class CaseWatcher extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "uuid" })
  memberId!: Uuid;
}
