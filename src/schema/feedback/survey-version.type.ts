import { Extensions, Field, Int, ObjectType } from "type-graphql";
import type {
  QuestionAnswer,
  SurveyChoice,
  SurveyContent,
  SurveyQuestion,
  Worded,
} from "../../entities/feedback/survey-content";
import { QuestionKind } from "../../entities/feedback/survey-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { DateTime } from "../scalars";
import "./survey-enums";

@ObjectType("SurveyText", { description: "A text in one language.", simpleResolvers: true })
export class SurveyTextType implements Worded {
  @Field(() => String, { description: "The language, by BCP 47, e.g. `pt-BR`." })
  language!: SafeText;

  @Field(() => String, { description: "The text." })
  text!: SafeText;
}

@ObjectType("SurveyChoice", { description: "One choice of a question.", simpleResolvers: true })
export class SurveyChoiceType implements SurveyChoice {
  @Field(() => String, { description: "By which it is answered." })
  key!: SafeText;

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyTextType], { description: "What it says, in each language." })
  labels!: readonly SurveyTextType[];
}

@ObjectType("SurveyQuestion", {
  description: "A further question, which is asked of those who gave a score within its bounds.",
  simpleResolvers: true,
})
export class SurveyQuestionType implements SurveyQuestion {
  @Field(() => String, { description: "By which it is answered." })
  key!: SafeText;

  @Field(() => QuestionKind, { description: "How it is answered." })
  kind!: QuestionKind;

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyTextType], { description: "What it asks, in each language." })
  texts!: readonly SurveyTextType[];

  @Field(() => Boolean, { description: "Whether no answer is complete without it." })
  isRequired!: boolean;

  @Field(() => Int, { nullable: true, description: "Asked from this score on; null for no bound." })
  scoreAtLeast!: number | null;

  @Field(() => Int, { nullable: true, description: "Asked up to this score; null for no bound." })
  scoreAtMost!: number | null;

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyChoiceType], { description: "Its choices; none of a question for words." })
  choices!: readonly SurveyChoiceType[];
}

@ObjectType("SurveyContent", { description: "All that a survey says.", simpleResolvers: true })
export class SurveyContentType implements SurveyContent {
  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyTextType], { description: "What is asked first: for the score, or for words." })
  question!: readonly SurveyTextType[];

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyTextType], { description: 'What the lowest score means, e.g. "very hard".' })
  lowLabel!: readonly SurveyTextType[];

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyTextType], { description: "What the highest score means." })
  highLabel!: readonly SurveyTextType[];

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyTextType], { description: "What is said to those who answered." })
  thanks!: readonly SurveyTextType[];

  @Extensions({ mostItems: 10 })
  @Field(() => [SurveyQuestionType], { description: "Further questions, in their order." })
  followUps!: readonly SurveyQuestionType[];
}

@ObjectType("SurveyVersion", {
  description:
    "What a survey said from a moment on. It never changes: answers name the version that they answer.",
  simpleResolvers: true,
})
export class SurveyVersionType {
  @Field(() => Int, { description: "Counts from 1." })
  number!: number;

  @Field(() => String, { description: "The language that every text is written in, by BCP 47." })
  defaultLanguage!: SafeText;

  @Field(() => SurveyContentType, { description: "What it said." })
  content!: SurveyContentType;

  @Field(() => DateTime, { description: "When it was published." })
  createdAt!: Instant;
}

export const SurveyVersionConnection = connectionTypeOf(SurveyVersionType, "SurveyVersion");

@ObjectType("SurveyQuestionAnswer", {
  description: "What somebody answered to one of the further questions.",
  simpleResolvers: true,
})
export class SurveyQuestionAnswerType implements QuestionAnswer {
  @Field(() => String, { description: "The question's key." })
  question!: SafeText;

  @Field(() => String, { nullable: true, description: "The words; null for a question of choice." })
  text!: SafeText | null;

  @Extensions({ mostItems: 20 })
  @Field(() => [String], { description: "The keys of what was chosen." })
  choices!: readonly SafeText[];
}
