import { Team } from "../../entities/access/team.entity";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { InnerListSpec, ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "./actor";
import { listOf, listWithin, readById } from "./reads";

const teams = table(Team);

/** The teams of these ids. */
export const teamsById = readById(
  { name: "team:byId", permission: "member:read" },
  teams,
  "t",
  ({ inWorkspace }) => inWorkspace("t"),
);

export const teamList = listOf({ name: "team:list", permission: "member:read" }, byName);

/** The teams of each of these members. */
export const teamsOfMembers = listWithin({ name: "member:teams", permission: "member:read" }, ofMember);

function byName({ inWorkspace }: Context): ListSpec<Team> {
  return {
    name: "teams",
    table: teams,
    alias: "t",
    from: sql`teams t`,
    where: [inWorkspace("t")],
    key: { column: "t.name", type: "text" },
    id: "t.id",
    descending: false,
  };
}

function ofMember(ctx: Context): InnerListSpec<Team> {
  return {
    ...byName(ctx),
    name: "teams of a member",
    from: sql`team_memberships m join teams t on t.workspace_id = m.workspace_id and t.id = m.team_id`,
    where: [ctx.inWorkspace("m")],
    parent: "m.member_id",
  };
}
