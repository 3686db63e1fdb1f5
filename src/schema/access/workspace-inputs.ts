import { MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { NotBlank } from "../not-blank";

@InputType({ description: "Settings of the workspace." })
export class UpdateWorkspaceInput {
  @MaxLength(200)
  @NotBlank()
  @Field(() => String, { description: "The company's name; 200 characters at most." })
  name!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the change was decided on; another one is refused with VERSION_CONFLICT.",
  })
  expectedVersion?: number | null;
}
