import { MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { NotBlank } from "../not-blank";
import { DateTime, Duration } from "../scalars";

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

@InputType({ description: "Where the time of a test workspace is to go: exactly one of both." })
export class AdvanceTimeInput {
  @MaxLength(100)
  @Field(() => Duration, {
    nullable: true,
    description: "So much further, e.g. `P3DT12H`; days have 24 hours, and months are those of UTC.",
  })
  by?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "To this moment, which lies ahead; ten years ahead of the real time at most.",
  })
  to?: Instant | null;
}
