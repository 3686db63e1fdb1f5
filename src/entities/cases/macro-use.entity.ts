import { Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** That a macro was applied to a case. A row for each use, as a counter on the macro would make its users wait. */
@Entity("macro_uses")
@Index("macro_uses_by_macro", ["workspaceId", "macroId", "createdAt"])
@ForeignKey("Macro", ["workspaceId", "macroId"], ["workspaceId", "id"], { onDelete: "CASCADE" })
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
export class MacroUse extends WorkspaceRow {
  @Column({ type: "uuid" })
  macroId!: Uuid;

  @Column({ type: "uuid" })
  caseId!: Uuid;

  /** Null when it was not a member. */
  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;
}
