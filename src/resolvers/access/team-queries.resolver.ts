import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Team } from "../../entities/access/team.entity";
import { parsePublicId } from "../../kernel/ids";
import { TeamConnection, TeamType } from "../../schema/access/team.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { teamList, teamsById } from "../../services/access/read-teams";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class TeamQueries {
  @Query(() => TeamType, { nullable: true, description: "One team; null when there is none of this id." })
  team(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The team's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Team | null> {
    return load(teamsById, parsePublicId("team", id, "id"), null, wanted);
  }

  @Query(() => TeamConnection, { nullable: true, description: "Teams of the workspace, by name." })
  teams(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Team>> {
    return listField(context, teamList, args, asked);
  }
}
