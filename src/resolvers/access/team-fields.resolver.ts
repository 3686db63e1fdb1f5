import { Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import { MemberConnection } from "../../schema/access/member.type";
import { TeamType } from "../../schema/access/team.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { membersOfTeams } from "../../services/access/read-members";
import { List } from "../related-field";

@Resolver(() => TeamType)
export class TeamFields {
  @List(membersOfTeams, () => PageArgs, {
    type: () => MemberConnection,
    description: "Members of the team, by name.",
  })
  members!: Connection<Member>;
}
