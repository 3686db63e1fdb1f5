import { Team } from "../../entities/access/team.entity";
import { sql } from "../../kernel/database/sql";
import { updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { teamAndMember, type TeamAndMember, type TeamMemberInput } from "./add-team-member";
import { memberId } from "./member-events";
import { command } from "./operations";
import { teamAggregate, teamId } from "./team-events";

const teams = table(Team);

/** Takes a member out of a team; who is not in it stays out of it. */
export const removeTeamMember = command(
  { name: "team:removeMember", permission: "member:write" },
  async (ctx: Context, input: TeamMemberInput): Promise<TeamAndMember> => {
    const known = await teamAndMember(ctx, input);
    const removed = await ctx.db.rows(sql`
      delete from team_memberships
      where ${ctx.inWorkspace()}
      and team_id = ${known.team.id}
      and member_id = ${known.member.id}
      returning id`);
    if (removed.length === 0) return known;
    const team = await updateRow(ctx, teams, known.team.id, {});
    recordEvent(ctx, "team.member_removed", teamAggregate(team), {
      teamId: teamId(team),
      memberId: memberId(known.member),
    });
    return { ...known, team };
  },
);
