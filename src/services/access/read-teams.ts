import { Team } from "../../entities/access/team.entity";
import { rowsById } from "../../kernel/database/store";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import {
  countRows,
  countRowsOf,
  readPage,
  readPages,
  type ListSpec,
  type Page,
} from "../../kernel/paging/read-pages";
import type { Context } from "./actor";
import { query } from "./operations";

const teams = table(Team);

/** The teams of these ids. */
export const teamsById = query(
  { name: "team:byId", permission: "member:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, Team>> =>
    new Map((await rowsById(ctx, teams, ids)).map((row) => [row.id, row])),
);

export const listTeams = query(
  { name: "team:list", permission: "member:read" },
  (ctx: Context, input: PageArguments): Promise<Page<Team>> =>
    readPage<Team>(ctx, teamList(ctx), pageRequest(input)),
);

export const countTeams = query(
  { name: "team:count", permission: "member:read" },
  (ctx: Context): Promise<number> => countRows(ctx, teamList(ctx)),
);

interface OfMembers {
  readonly ids: readonly Uuid[];
  readonly args: PageArguments;
}

/** A page of the teams of each of these members. */
export const teamsOfMembers = query(
  { name: "member:teams", permission: "member:read" },
  (ctx: Context, { ids, args }: OfMembers): Promise<ReadonlyMap<Uuid, Page<Team>>> =>
    readPages<Team>(ctx, memberTeamList(ctx), pageRequest(args), ids),
);

export const countTeamsOfMembers = query(
  { name: "member:countTeams", permission: "member:read" },
  (ctx: Context, { ids }: Pick<OfMembers, "ids">): Promise<ReadonlyMap<Uuid, number>> =>
    countRowsOf(ctx, memberTeamList(ctx), ids),
);

/** By name. */
function teamList(ctx: Context): ListSpec {
  return {
    name: "teams",
    columns: columnsOf(teams, "t"),
    from: sql`teams t`,
    where: [ctx.inWorkspace("t")],
    key: { column: "t.name", type: "text" },
    id: "t.id",
    descending: false,
  };
}

function memberTeamList(ctx: Context): ListSpec & { readonly parent: string } {
  return {
    ...teamList(ctx),
    name: "teams of a member",
    from: sql`team_memberships m join teams t on t.workspace_id = m.workspace_id and t.id = m.team_id`,
    where: [ctx.inWorkspace("m")],
    parent: "m.member_id",
  };
}
