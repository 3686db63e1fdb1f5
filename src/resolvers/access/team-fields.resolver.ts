import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import { MemberConnection } from "../../schema/access/member.type";
import { TeamType } from "../../schema/access/team.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { countMembersOfTeams, membersOfTeams } from "../../services/access/read-members";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => TeamType)
export class TeamFields {
  @FieldResolver(() => MemberConnection, { description: "Members of the team, by name." })
  members(
    @Root() { id }: Team,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Member>> {
    return loadConnection(context, membersOfTeams, countMembersOfTeams, id, args);
  }
}
