import { ArrayMaxSize, ArrayMinSize, Matches, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { QuestionKind } from "../../entities/feedback/survey-enums";
import { NotBlank } from "../not-blank";
import "./survey-enums";

const KEY = /^[a-z][a-z0-9_]{0,39}$/;
const KEY_FORM = "small letters, digits and `_`, beginning with a letter, 40 at most";

@InputType({ description: "A text in one language." })
export class SurveyTextInput {
  @MaxLength(35)
  @NotBlank()
  @Field(() => String, { description: "The language, by BCP 47, e.g. `pt-BR`." })
  language!: string;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, { description: "The text; 500 characters at most." })
  text!: string;
}

@InputType({ description: "One choice of a question." })
export class SurveyChoiceInput {
  @MaxLength(40)
  @Matches(KEY, { message: `$property must be ${KEY_FORM}` })
  @Field(() => String, { description: `By which it is answered: ${KEY_FORM}.` })
  key!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [SurveyTextInput], { description: "What it says, in each language; 20 at most." })
  labels!: SurveyTextInput[];
}

@InputType({ description: "A further question, asked of those who gave a score within its bounds." })
export class SurveyQuestionInput {
  @MaxLength(40)
  @Matches(KEY, { message: `$property must be ${KEY_FORM}` })
  @Field(() => String, { description: `By which it is answered: ${KEY_FORM}.` })
  key!: string;

  @Field(() => QuestionKind, { description: "How it is answered." })
  kind!: QuestionKind;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [SurveyTextInput], { description: "What it asks, in each language; 20 at most." })
  texts!: SurveyTextInput[];

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether no answer is complete without it, where it is asked; false unless told.",
  })
  isRequired?: boolean | null;

  @Field(() => Int, { nullable: true, description: "Asked from this score on." })
  scoreAtLeast?: number | null;

  @Field(() => Int, { nullable: true, description: "Asked up to this score." })
  scoreAtMost?: number | null;

  @ArrayMaxSize(20)
  @Field(() => [SurveyChoiceInput], {
    nullable: true,
    description: "Its choices; 20 at most, none for words.",
  })
  choices?: SurveyChoiceInput[] | null;
}

const IN_EACH = "in each language; 20 at most.";

@InputType({ description: "All that a survey says." })
export class SurveyContentInput {
  @MaxLength(35)
  @NotBlank()
  @Field(() => String, {
    description: "The language that every text is written in and others fall back to, by BCP 47.",
  })
  defaultLanguage!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [SurveyTextInput], {
    description: `What is asked first, for the score or for words, ${IN_EACH}`,
  })
  question!: SurveyTextInput[];

  @ArrayMaxSize(20)
  @Field(() => [SurveyTextInput], { nullable: true, description: `What the lowest score means, ${IN_EACH}` })
  lowLabel?: SurveyTextInput[] | null;

  @ArrayMaxSize(20)
  @Field(() => [SurveyTextInput], { nullable: true, description: `What the highest score means, ${IN_EACH}` })
  highLabel?: SurveyTextInput[] | null;

  @ArrayMaxSize(20)
  @Field(() => [SurveyTextInput], {
    nullable: true,
    description: `What is said to those who answered, ${IN_EACH}`,
  })
  thanks?: SurveyTextInput[] | null;

  @ArrayMaxSize(10)
  @Field(() => [SurveyQuestionInput], {
    nullable: true,
    description: "Further questions, in their order; 10 at most.",
  })
  followUps?: SurveyQuestionInput[] | null;
}
