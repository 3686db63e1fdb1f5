import { ArgsType, Field } from "type-graphql";
import { PolicyFamily } from "../../entities/clocks/clock-enums";
import { PageArgs } from "../connection";
import "./sla-policy-enums";

@ArgsType()
export class SlaPolicyListArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: "True for those that are archived, and for them alone.",
  })
  archived?: boolean | null;

  @Field(() => PolicyFamily, { nullable: true, description: "Those of this family alone." })
  family?: PolicyFamily | null;
}
