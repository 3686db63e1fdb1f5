import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Team } from "../../entities/access/team.entity";
import { parsePublicId } from "../../kernel/ids";
import { TeamConnection, TeamType } from "../../schema/access/team.type";
import { connection, PageArgs, type Connection } from "../../schema/connection";
import { countTeams, listTeams, teamsById } from "../../services/access/read-teams";
import type { RequestContext } from "../request-context";

@Resolver()
export class TeamQueries {
  @Query(() => TeamType, { nullable: true, description: "One team; null when there is none of this id." })
  team(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The team's id." }) id: string,
  ): Promise<Team | null> {
    return load(teamsById, parsePublicId("team", id, "id"), null);
  }

  @Query(() => TeamConnection, { nullable: true, description: "Teams of the workspace, by name." })
  async teams(
    @Ctx() { run }: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Team>> {
    return connection(await run(listTeams, args), () => run(countTeams, null));
  }
}
