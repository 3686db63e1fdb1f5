import { Extensions, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { QuestionKind, SurveyKind, SurveyPresentation } from "../../entities/feedback/survey-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import "./survey-enums";
import { SurveyQuestionAnswerType } from "./survey-version.type";

export const SurveyLinkEnd = { EXPIRED: "EXPIRED", CANCELLED: "CANCELLED", ANSWERED: "ANSWERED" } as const;
export type SurveyLinkEnd = (typeof SurveyLinkEnd)[keyof typeof SurveyLinkEnd];

registerEnumType(SurveyLinkEnd, {
  name: "SurveyLinkEnd",
  description: "Why there is nothing to answer behind a link any more.",
  valuesConfig: {
    EXPIRED: { description: "The time to answer is over." },
    CANCELLED: { description: "The question was withdrawn." },
    ANSWERED: { description: "It was answered, and the time to change the answer is over." },
  },
});

@ObjectType("SurveyFormChoice", { description: "One choice of a question.", simpleResolvers: true })
export class SurveyFormChoiceType {
  @Field(() => String, { description: "By which it is answered." })
  key!: SafeText;

  @Field(() => String, { nullable: true, description: "What it says." })
  label!: SafeText | null;
}

@ObjectType("SurveyFormQuestion", {
  description: "A further question: to be shown to whoever gives a score within its bounds.",
  simpleResolvers: true,
})
export class SurveyFormQuestionType {
  @Field(() => String, { description: "By which it is answered." })
  key!: SafeText;

  @Field(() => QuestionKind, { description: "How it is answered." })
  kind!: QuestionKind;

  @Field(() => String, { nullable: true, description: "What it asks." })
  text!: SafeText | null;

  @Field(() => Boolean, { description: "Whether no answer is complete without it, where it is shown." })
  isRequired!: boolean;

  @Field(() => Int, { nullable: true, description: "Shown from this score on; null for no bound." })
  scoreAtLeast!: number | null;

  @Field(() => Int, { nullable: true, description: "Shown up to this score; null for no bound." })
  scoreAtMost!: number | null;

  @Extensions({ mostItems: 20 })
  @Field(() => [SurveyFormChoiceType], { description: "Its choices; none of a question for words." })
  choices!: readonly SurveyFormChoiceType[];
}

@ObjectType("SurveyForm", {
  description: "A survey as whoever has its link sees it, in one language, with what was answered so far.",
  simpleResolvers: true,
})
export class SurveyFormType {
  @Field(() => SurveyKind, { description: "What it measures." })
  kind!: SurveyKind;

  @Field(() => SurveyPresentation, { description: "How the score is to be asked for." })
  presentation!: SurveyPresentation;

  @Field(() => String, { description: "The language of the texts, by BCP 47." })
  language!: SafeText;

  @Field(() => String, { nullable: true, description: "What is asked first." })
  question!: SafeText | null;

  @Field(() => String, { nullable: true, description: "What the lowest score means." })
  lowLabel!: SafeText | null;

  @Field(() => String, { nullable: true, description: "What the highest score means." })
  highLabel!: SafeText | null;

  @Field(() => String, { nullable: true, description: "What to say to those who answered." })
  thanks!: SafeText | null;

  @Field(() => Int, { nullable: true, description: "The lowest score; null for a survey of words alone." })
  leastScore!: number | null;

  @Field(() => Int, { nullable: true, description: "The highest score; null for a survey of words alone." })
  mostScore!: number | null;

  @Extensions({ mostItems: 10 })
  @Field(() => [SurveyFormQuestionType], { description: "Further questions, in their order." })
  questions!: readonly SurveyFormQuestionType[];

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when it may be answered, or the answer changed; null where it may not be at all.",
  })
  openUntil!: Instant | null;

  @Field(() => SurveyLinkEnd, {
    nullable: true,
    description: "Why it cannot be answered; null while it can.",
  })
  ended!: SurveyLinkEnd | null;

  @Field(() => Int, { nullable: true, description: "The score that was given; null as long as none was." })
  score!: number | null;

  @Field(() => String, { nullable: true, description: "The words that were given." })
  comment!: SafeText | null;

  @Extensions({ mostItems: 10 })
  @Field(() => [SurveyQuestionAnswerType], { description: "What was answered to further questions." })
  answers!: readonly SurveyQuestionAnswerType[];

  @Field(() => Boolean, { description: "Whether the answer is complete." })
  isComplete!: boolean;
}
