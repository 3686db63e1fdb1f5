import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** One member's place in one team. */
@Entity("team_memberships")
@Unique("team_memberships_by_team", ["workspaceId", "teamId", "memberId"])
@Index("team_memberships_by_member", ["workspaceId", "memberId"])
@ForeignKey("Team", ["workspaceId", "teamId"], ["workspaceId", "id"], { onDelete: "CASCADE" })
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
export class TeamMembership extends WorkspaceRow {
  @Column({ type: "uuid" })
  teamId!: Uuid;

  @Column({ type: "uuid" })
  memberId!: Uuid;
}
