import { Member } from "../../entities/access/member.entity";
import { Team } from "../../entities/access/team.entity";
import { TeamMembership } from "../../entities/access/team-membership.entity";
import { sql } from "../../kernel/database/sql";
import { findRow, insertRows, lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { memberId } from "./member-events";
import { command } from "./operations";
import { teamAggregate, teamId } from "./team-events";

const teams = table(Team);
const members = table(Member);
const memberships = table(TeamMembership);

export interface TeamMemberInput {
  readonly teamId: Uuid;
  readonly memberId: Uuid;
}

export interface TeamAndMember {
  readonly team: Team;
  readonly member: Member;
}

/** Puts a member into a team; who is in it already stays in it. */
export const addTeamMember = command(
  { name: "team:addMember", permission: "member:write" },
  async (ctx: Context, input: TeamMemberInput): Promise<TeamAndMember> => {
    const known = await teamAndMember(ctx, input);
    const place = { id: ctx.newId(), teamId: known.team.id, memberId: known.member.id };
    const added = await insertRows(ctx, memberships, [place], sql`on conflict do nothing`);
    if (added.length === 0) return known;
    const team = await updateRow(ctx, teams, known.team.id, {});
    recordEvent(ctx, "team.member_added", teamAggregate(team), {
      teamId: teamId(team),
      memberId: memberId(known.member),
    });
    return { ...known, team };
  },
);

/** Both, with the team held until the transaction ends. */
export async function teamAndMember(ctx: Context, input: TeamMemberInput): Promise<TeamAndMember> {
  const team = await lockRow(ctx, teams, "team", input.teamId);
  const member = await findRow(ctx, members, input.memberId);
  if (!member) throw new NotFoundError("member", ["memberId"]);
  return { team, member };
}
