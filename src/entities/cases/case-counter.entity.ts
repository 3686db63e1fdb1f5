import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";

/** The last case number of a workspace. A sequence would leave a gap after each rollback. */
@Entity("case_counters")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
export class CaseCounter {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  @Column({ type: "integer" })
  lastNumber!: number;
}
