import type { MemberRole } from "../../entities/access/access-enums";
import { Member } from "../../entities/access/member.entity";
import { rowsById } from "../../kernel/database/store";
import { sql, trusted, type Sql } from "../../kernel/database/sql";
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
export const membersById = query(
  { name: "member:byId", permission: "member:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, Member>> =>
    new Map((await rowsById(ctx, members, ids)).map((row) => [row.id, row])),
);

export const listMembers = query(
  { name: "member:list", permission: "member:read" },
  (ctx: Context, input: MemberListInput & PageArguments): Promise<Page<Member>> =>
    readPage<Member>(ctx, memberList(ctx, input), pageRequest(input)),
);

export const countMembers = query(
  { name: "member:count", permission: "member:read" },
  (ctx: Context, input: MemberListInput): Promise<number> => countRows(ctx, memberList(ctx, input)),
);

interface OfTeams {
  readonly ids: readonly Uuid[];
  readonly args: PageArguments;
}

/** A page of the members of each of these teams. */
export const membersOfTeams = query(
  { name: "team:members", permission: "member:read" },
  (ctx: Context, { ids, args }: OfTeams): Promise<ReadonlyMap<Uuid, Page<Member>>> =>
    readPages<Member>(ctx, teamMemberList(ctx), pageRequest(args), ids),
);

export const countMembersOfTeams = query(
  { name: "team:countMembers", permission: "member:read" },
  (ctx: Context, { ids }: Pick<OfTeams, "ids">): Promise<ReadonlyMap<Uuid, number>> =>
    countRowsOf(ctx, teamMemberList(ctx), ids),
);

/** By name. A staff is small enough to be walked along `members_by_name`, whatever the filter. */
function memberList(ctx: Context, { filter }: MemberListInput): ListSpec {
  return {
    name: "members",
    columns: columnsOf(members, "m"),
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

function teamMemberList(ctx: Context): ListSpec & { readonly parent: string } {
  return {
    name: "team members",
    columns: columnsOf(members, "m"),
    from: sql`team_memberships t join members m on m.workspace_id = t.workspace_id and m.id = t.member_id`,
    where: [ctx.inWorkspace("t")],
    key: { column: "m.name", type: "text" },
    id: "m.id",
    descending: false,
    parent: "t.team_id",
  };
}
