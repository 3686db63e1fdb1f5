import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { CaseLinkKind } from "./case-relation-enums";

/** What one case is to another, read from both of them. Of two that are RELATED the one with the smaller id is first. */
@Entity("case_relations")
@Unique("case_relations_by_case", ["workspaceId", "caseId", "otherCaseId", "kind"])
@Index("case_relations_by_other", ["workspaceId", "otherCaseId"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "otherCaseId"], ["workspaceId", "id"])
@Check("case_relations_kind", "kind in ('RELATED', 'DUPLICATE_OF', 'CAUSED_BY', 'FOLLOW_UP_OF')")
@Check("case_relations_two", "case_id <> other_case_id")
@Check("case_relations_mutual", "kind <> 'RELATED' or case_id < other_case_id")
export class CaseRelation extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "uuid" })
  otherCaseId!: Uuid;

  @Column({ type: "text" })
  kind!: CaseLinkKind;
}
