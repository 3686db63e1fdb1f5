import { Field, ObjectType } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { MemberType } from "../access/member.type";
import { TeamType } from "../access/team.type";
import { DateTime } from "../scalars";

@ObjectType("CaseAssignment", { description: "Who had a case for a while.", simpleResolvers: true })
export class CaseAssignmentType {
  @Field(() => TeamType, { nullable: true, description: "In whose queue it was; null for no team's." })
  team?: TeamType | null;

  @Field(() => MemberType, { nullable: true, description: "Who worked on it; null for no member." })
  member?: MemberType | null;

  @Field(() => DateTime, { description: "When it was given to them." })
  since!: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was taken from them; null if they have it.",
  })
  until!: Instant | null;
}
