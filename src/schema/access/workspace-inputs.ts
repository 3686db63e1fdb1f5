import { Length, Matches } from "class-validator";
import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "Settings of the workspace." })
export class UpdateWorkspaceInput {
  @Length(1, 200)
  @Matches(/\S/)
  @Field(() => String, { description: "The company's name; 200 characters at most." })
  name!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the change was decided on; another one is refused with VERSION_CONFLICT.",
  })
  expectedVersion?: number | null;
}
