import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import { parsePublicId } from "../../kernel/ids";
import { MemberListArgs } from "../../schema/access/member-inputs";
import { MemberConnection, MemberType } from "../../schema/access/member.type";
import type { Connection } from "../../schema/connection";
import { memberList, membersById } from "../../services/access/read-members";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class MemberQueries {
  @Query(() => MemberType, { nullable: true, description: "One member; null when there is none of this id." })
  member(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The member's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Member | null> {
    return load(membersById, parsePublicId("mem", id, "id"), null, wanted);
  }

  @Query(() => MemberConnection, { nullable: true, description: "Members of the workspace, by name." })
  members(
    @Ctx() context: RequestContext,
    @Args(() => MemberListArgs) args: MemberListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Member>> {
    return listField(context, memberList, args, asked);
  }
}
