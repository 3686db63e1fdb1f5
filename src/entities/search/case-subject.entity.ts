import { Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";

/**
 * The words of a case's subject, under the id of the case. A trigger of the table of cases keeps them: an index
 * on that table itself would be written again with every message, as each changes its case.
 */
@Entity("case_subjects")
@Index("case_subjects_by_words", { synchronize: false })
@ForeignKey("Case", ["workspaceId", "id"], ["workspaceId", "id"], { onDelete: "CASCADE" })
export class CaseSubject extends WorkspaceRow {
  @Column({ type: "tsvector" })
  words!: string;
}
