import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";

/** Members who share a queue of cases. */
@Entity("teams")
@Unique("teams_by_name", ["workspaceId", "name"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
export class Team extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;
}
