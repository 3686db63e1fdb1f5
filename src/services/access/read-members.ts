import type { MemberRole } from "../../entities/access/access-enums";
import { Member } from "../../entities/access/member.entity";
import { sql, trusted, type Sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { InnerListSpec, ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "./actor";
import { listOf, listWithin, readById } from "./reads";

const members = table(Member);

export interface MemberFilter {
  readonly role?: MemberRole | null;
  readonly isActive?: boolean | null;
  readonly teamId?: Uuid | null;
}

export interface MemberListInput {
  readonly filter?: MemberFilter | null;
}

/** The members of these ids, deactivated ones too: what they did keeps their name. */
export const membersById = readById(
  { name: "member:byId", permission: "member:read" },
  members,
  "m",
  ({ inWorkspace }) => inWorkspace("m"),
);

export const memberList = listOf({ name: "member:list", permission: "member:read" }, byName);

/** The members of each of these teams. */
export const membersOfTeams = listWithin({ name: "team:members", permission: "member:read" }, ofTeam);

/** By name. A staff is small enough to be walked along `members_by_name`, whatever the filter. */
function byName(ctx: Context, { filter }: MemberListInput): ListSpec<Member> {
  return {
    name: "members",
    table: members,
    alias: "m",
    from: sql`members m`,
    where: [ctx.inWorkspace("m"), ...conditions(ctx, filter ?? {})],
    key: { column: "m.name", type: "text" },
    id: "m.id",
    descending: false,
    filter,
  };
}

function conditions(ctx: Context, { role, isActive, teamId }: MemberFilter): readonly Sql[] {
  const given: Sql[] = [];
  if (role) given.push(sql`m.role = ${role}`);
  if (isActive != null) given.push(trusted(`m.deactivated_at is ${isActive ? "" : "not "}null`));
  if (teamId)
    given.push(sql`m.id in (
      select t.member_id
      from team_memberships t
      where ${ctx.inWorkspace("t")}
      and t.team_id = ${teamId})`);
  return given;
}

function ofTeam(ctx: Context): InnerListSpec<Member> {
  return {
    ...byName(ctx, {}),
    name: "team members",
    from: sql`team_memberships t join members m on m.workspace_id = t.workspace_id and m.id = t.member_id`,
    where: [ctx.inWorkspace("t")],
    parent: "t.team_id",
  };
}
