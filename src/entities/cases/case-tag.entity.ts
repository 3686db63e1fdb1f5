import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** A tag of a case once more, as a row of its own, by which the case is found: as with customers. */
@Entity("case_tags")
@Unique("case_tags_by_tag", ["workspaceId", "tag", "caseId"])
@Unique("case_tags_by_case", ["workspaceId", "caseId", "tag"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
export class CaseTag extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "text" })
  tag!: string;
}
