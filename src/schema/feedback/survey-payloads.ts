import { Extensions, Field, ID, ObjectType } from "type-graphql";
import type { SurveyInvitation } from "../../entities/feedback/survey-invitation.entity";
import type { Survey } from "../../entities/feedback/survey.entity";
import { Payload } from "../user-error.type";
import { SurveyFormType } from "./survey-form.type";
import { SurveyInvitationType } from "./survey-invitation.type";
import { SurveySettingsType, SurveyType } from "./survey.type";

const AS_IT_IS = "The survey as it is now.";

@ObjectType({ description: "Answer of `createSurvey`.", simpleResolvers: true })
export class CreateSurveyPayload extends Payload {
  @Field(() => SurveyType, { nullable: true, description: "The survey." })
  survey?: Survey;
}

@ObjectType({ description: "Answer of `changeSurvey`.", simpleResolvers: true })
export class ChangeSurveyPayload extends Payload {
  @Field(() => SurveyType, { nullable: true, description: AS_IT_IS })
  survey?: Survey;
}

@ObjectType({ description: "Answer of `publishSurvey`.", simpleResolvers: true })
export class PublishSurveyPayload extends Payload {
  @Field(() => SurveyType, { nullable: true, description: AS_IT_IS })
  survey?: Survey;
}

@ObjectType({ description: "Answer of `changeSurveySettings`.", simpleResolvers: true })
export class ChangeSurveySettingsPayload extends Payload {
  @Field(() => SurveySettingsType, { nullable: true, description: "What holds now." })
  settings?: SurveySettingsType;
}

@ObjectType({ description: "Answer of `setSurveyConsent`.", simpleResolvers: true })
export class SetSurveyConsentPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: "The customer; of one that was merged, whoever it became.",
  })
  customerId?: string;

  @Field(() => Boolean, { nullable: true, description: "Whether it does not want to be asked." })
  optedOut?: boolean;
}

@ObjectType({ description: "Answer of `cancelSurveyInvitation`.", simpleResolvers: true })
export class CancelSurveyInvitationPayload extends Payload {
  @Field(() => SurveyInvitationType, { nullable: true, description: "The invitation as it is now." })
  invitation?: SurveyInvitation;
}

@ObjectType({ description: "Answer of `recordOccasion`.", simpleResolvers: true })
export class RecordOccasionPayload extends Payload {
  @Extensions({ mostItems: 100 })
  @Field(() => [ID], {
    nullable: true,
    description:
      "One for each customer, by which its event names it; who was given twice for the same has one.",
  })
  occasionIds?: readonly string[];
}

@ObjectType({ description: "Answer of `answerSurvey`.", simpleResolvers: true })
export class AnswerSurveyPayload extends Payload {
  @Field(() => SurveyFormType, {
    nullable: true,
    description: "The survey with all that is answered by now.",
  })
  form?: SurveyFormType;
}

@ObjectType({ description: "Answer of `declineSurveys`.", simpleResolvers: true })
export class DeclineSurveysPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: "True: it will not be asked any more." })
  optedOut?: boolean;
}
