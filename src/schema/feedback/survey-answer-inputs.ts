import { ArrayMaxSize, MaxLength } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import { InvitationState, SurveyState } from "../../entities/feedback/survey-enums";
import type { Uuid } from "../../kernel/ids";
import { PageArgs } from "../connection";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import "./survey-enums";

const TOKEN = "The token of the link. It stands in place of a credential.";

@InputType({ description: "What is answered to one of the further questions." })
export class GivenSurveyAnswerInput {
  @MaxLength(40)
  @Field(() => String, { description: "The question's key." })
  question!: string;

  @MaxLength(5_000)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "The words; 5,000 characters at most." })
  text?: string | null;

  @ArrayMaxSize(20)
  @MaxLength(40, { each: true })
  @Field(() => [String], { nullable: true, description: "The keys of what is chosen." })
  choices?: string[] | null;
}

@InputType({
  description: "An answer to a survey; what is left out or null stays as it was answered before.",
})
export class AnswerSurveyInput {
  @MaxLength(200)
  @Field(() => String, { description: TOKEN })
  token!: string;

  @Field(() => Int, { nullable: true, description: "The score, by the survey's scale." })
  score?: number | null;

  @MaxLength(5_000)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "Words; 5,000 characters at most." })
  comment?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [GivenSurveyAnswerInput], { nullable: true, description: "Answers to further questions." })
  answers?: GivenSurveyAnswerInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "False for a part of the answer, of which the rest follows; true unless told.",
  })
  isComplete?: boolean | null;

  @MaxLength(35)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "The language in which it was shown, by BCP 47." })
  language?: string | null;
}

@InputType({ description: "The link of somebody who does not want to be asked any more." })
export class DeclineSurveysInput {
  @MaxLength(200)
  @Field(() => String, { description: TOKEN })
  token!: string;
}

@ArgsType()
export class SurveyByTokenArgs {
  @MaxLength(200)
  @Field(() => String, { description: TOKEN })
  token!: string;

  @MaxLength(35)
  @Field(() => String, {
    nullable: true,
    description:
      "The language to show it in, by BCP 47; the customer's unless told, or else the default one.",
  })
  language?: string | null;
}

@ArgsType()
export class SurveyListArgs extends PageArgs {
  @ArrayMaxSize(3)
  @Field(() => [SurveyState], {
    nullable: true,
    description: "In these states; all but ARCHIVED unless told.",
  })
  states?: SurveyState[] | null;
}

@InputType({ description: "Which invitations; all conditions hold at once." })
export class SurveyInvitationFilter {
  @IdField("Survey", { nullable: true, description: "Of this survey." })
  surveyId?: Uuid | null;

  @IdField("Customer", { nullable: true, description: "Of this customer." })
  customerId?: Uuid | null;

  @IdField("Case", { nullable: true, description: "About this case." })
  caseId?: Uuid | null;

  @ArrayMaxSize(5)
  @Field(() => [InvitationState], { nullable: true, description: "In one of these states." })
  states?: InvitationState[] | null;
}

@ArgsType()
export class SurveyInvitationListArgs extends PageArgs {
  @Field(() => SurveyInvitationFilter, { nullable: true, description: "Which of them; all unless told." })
  filter?: SurveyInvitationFilter | null;
}
