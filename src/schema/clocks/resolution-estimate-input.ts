import { MaxLength } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import type { Instant } from "../../kernel/instant";
import { CaseReferenceInput } from "../cases/case-inputs";
import { CaseType } from "../cases/case.type";
import { NotBlank } from "../not-blank";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";

@InputType({ description: "By when a case will be resolved, as its customer is told." })
export class EstimateResolutionInput extends CaseReferenceInput {
  @Field(() => DateTime, { description: "The time; to come, within ten years." })
  at!: Instant;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "Why, in words for the customer; needed for another time than was told before.",
  })
  reason?: string | null;
}

@ObjectType({ description: "Answer of `estimateResolution`.", simpleResolvers: true })
export class EstimateResolutionPayload extends Payload {
  @Field(() => CaseType, { nullable: true, description: "The case as it is now." })
  case?: Case;
}
