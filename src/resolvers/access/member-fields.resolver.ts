import { Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import { MemberType } from "../../schema/access/member.type";
import { TeamConnection } from "../../schema/access/team.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { teamsOfMembers } from "../../services/access/read-teams";
import { Derived } from "../derived-field";
import { List } from "../related-field";

@Resolver(() => MemberType)
export class MemberFields {
  @Derived<Member>(["deactivatedAt"], ({ deactivatedAt }) => deactivatedAt === null, {
    type: () => Boolean,
    description: "Whether the member has access.",
  })
  isActive!: boolean;

  @List(teamsOfMembers, () => PageArgs, {
    type: () => TeamConnection,
    description: "Teams that the member is in, by name.",
  })
  teams!: Connection<Team>;
}
