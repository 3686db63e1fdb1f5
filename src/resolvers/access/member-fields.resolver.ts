import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import { MemberType } from "../../schema/access/member.type";
import { TeamConnection } from "../../schema/access/team.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { countTeamsOfMembers, teamsOfMembers } from "../../services/access/read-teams";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => MemberType)
export class MemberFields {
  @FieldResolver(() => Boolean, { description: "Whether the member has access." })
  isActive(@Root() member: Member): boolean {
    return member.deactivatedAt === null;
  }

  @FieldResolver(() => TeamConnection, { description: "Teams that the member is in, by name." })
  teams(
    @Root() { id }: Member,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Team>> {
    return loadConnection(context, teamsOfMembers, countTeamsOfMembers, id, args);
  }
}
