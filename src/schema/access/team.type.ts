import { Field, Int, ObjectType } from "type-graphql";
import type { Team } from "../../entities/access/team.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";

@ObjectType("Team", {
  implements: NodeType,
  description: "Members who share a queue of cases.",
  simpleResolvers: true,
})
export class TeamType implements NodeType, Omit<Team, "workspaceId"> {
  id!: Uuid;

  @Field(() => String, { description: "The team's name; no two teams of a workspace share one." })
  name!: SafeText;

  @Field(() => DateTime, { description: "When the team was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When the team was last renamed or its members changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const TeamConnection = connectionTypeOf(TeamType, "Team");
