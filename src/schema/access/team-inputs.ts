import { MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";

const NAME = "The team's name, 100 characters at most; no two teams share one.";
const EXPECTED_VERSION =
  "The version that the change was decided on; another one is refused with VERSION_CONFLICT.";

@InputType({ description: "A team to make." })
export class CreateTeamInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;
}

@InputType({ description: "Another name for a team." })
export class RenameTeamInput {
  @IdField("Team", { description: "The team." })
  teamId!: Uuid;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @Field(() => Int, { nullable: true, description: EXPECTED_VERSION })
  expectedVersion?: number | null;
}

@InputType({ description: "A team to remove." })
export class DeleteTeamInput {
  @IdField("Team", { description: "The team; nothing may refer to it any more." })
  teamId!: Uuid;

  @Field(() => Int, { nullable: true, description: EXPECTED_VERSION })
  expectedVersion?: number | null;
}

@InputType({ description: "Who joins which team." })
export class AddTeamMemberInput {
  @IdField("Team", { description: "The team." })
  teamId!: Uuid;

  @IdField("Member", { description: "The member who joins." })
  memberId!: Uuid;
}

@InputType({ description: "Who leaves which team." })
export class RemoveTeamMemberInput {
  @IdField("Team", { description: "The team." })
  teamId!: Uuid;

  @IdField("Member", { description: "The member who leaves." })
  memberId!: Uuid;
}
