import { Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";

@InputType({ description: "What holds for all surveys; what is left out or null stays as it is." })
export class ChangeSurveySettingsInput {
  @Min(0)
  @Max(730)
  @Field(() => Int, {
    nullable: true,
    description: "Days between two askings of a customer, by whatever survey: 0 to 730.",
  })
  intervalDays?: number | null;

  @MaxLength(64)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "The zone of customers of whom none is known, by IANA.",
  })
  timeZone?: string | null;
}

@InputType({ description: "Whether a customer may be asked." })
export class SetSurveyConsentInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;

  @Field(() => Boolean, { description: "True for one who does not want to be asked." })
  optedOut!: boolean;
}

@InputType({ description: "Somebody who is not to be asked after all." })
export class CancelSurveyInvitationInput {
  @IdField("SurveyInvitation", { description: "The invitation." })
  invitationId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when it has moved on since.",
  })
  expectedVersion?: number | null;
}
