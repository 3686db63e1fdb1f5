import { Length, Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { DeclineReason, DeclineScheme, CustomerLanguage } from "../../entities/payments/decline-enums";
import { NotBlank } from "../not-blank";
import "./decline-enums";

@InputType({ description: "Which text: of a reason, or of one code." })
abstract class DeclineTextReference {
  @Field(() => CustomerLanguage, { description: "The language of the text." })
  language!: CustomerLanguage;

  @Field(() => DeclineReason, {
    nullable: true,
    description: "For all codes of this reason. Give either this or `code`.",
  })
  reason?: DeclineReason | null;

  @Length(1, 100)
  @Field(() => String, {
    nullable: true,
    description:
      "For one code, e.g. `card_velocity_exceeded`; it goes before the reason's. Codes that read as GENERIC are refused: a text of their own would tell them apart.",
  })
  code?: string | null;

  @Field(() => DeclineScheme, { nullable: true, description: "Whose code; told by its form unless given." })
  scheme?: DeclineScheme | null;

  @Min(0)
  @Max(2_147_483_647)
  @Field(() => Int, {
    nullable: true,
    description: "The version that the decision was made from; 0 for a text that was not there.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A text of the workspace's own in place of ours." })
export class SetDeclineTextInput extends DeclineTextReference {
  @MaxLength(500)
  @NotBlank()
  @Field(() => String, {
    description:
      "What customers read; 500 characters at most. Words of loss, theft and suspicion are refused, in any language.",
  })
  text!: string;
}

@InputType({ description: "A text of the workspace's own that is to give way to ours." })
export class RemoveDeclineTextInput extends DeclineTextReference {}
