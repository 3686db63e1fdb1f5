import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";

/** Members who share a queue of cases. */
@Entity("teams")
@Unique("teams_by_name", ["workspaceId", "name"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
export class Team extends VersionedRow {
  @Column({ type: "text" })
  name!: string;
}
