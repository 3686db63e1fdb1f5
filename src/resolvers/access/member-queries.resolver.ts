import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import { parsePublicId } from "../../kernel/ids";
import { MemberListArgs } from "../../schema/access/member-inputs";
import { MemberConnection, MemberType } from "../../schema/access/member.type";
import { connection, type Connection } from "../../schema/connection";
import { countMembers, listMembers, membersById } from "../../services/access/read-members";
import type { RequestContext } from "../request-context";

@Resolver()
export class MemberQueries {
  @Query(() => MemberType, { nullable: true, description: "One member; null when there is none of this id." })
  member(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The member's id." }) id: string,
  ): Promise<Member | null> {
    return load(membersById, parsePublicId("mem", id, "id"), null);
  }

  @Query(() => MemberConnection, { nullable: true, description: "Members of the workspace, by name." })
  async members(
    @Ctx() { run }: RequestContext,
    @Args(() => MemberListArgs) args: MemberListArgs,
  ): Promise<Connection<Member>> {
    return connection(await run(listMembers, args), () => run(countMembers, args));
  }
}
