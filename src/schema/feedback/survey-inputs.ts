import { ArrayMaxSize, ArrayMinSize, Matches, Max, MaxLength, Min } from "class-validator";
import { Field, Float, InputType, Int } from "type-graphql";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import { Channel, CustomerKind } from "../../entities/customers/customer-enums";
import {
  SurveyKind,
  SurveyPresentation,
  SurveyState,
  SurveyTrigger,
} from "../../entities/feedback/survey-enums";
import { TransactionRail } from "../../entities/payments/transaction-enums";
import type { Uuid } from "../../kernel/ids";
import "../cases/case-enums";
import "../customers/customer-enums";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import "../payments/transaction-enums";
import { Duration } from "../scalars";
import { SurveyContentInput } from "./survey-content-inputs";
import "./survey-enums";

const MINUTE_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({
  description:
    "Of whom and about what a survey asks. All lists hold at once, of each any; what is left out does not narrow.",
})
export class SurveyConditionsInput {
  @ArrayMaxSize(14)
  @Field(() => [CaseKind], { nullable: true, description: "Kinds of cases." })
  caseKinds?: CaseKind[] | null;

  @ArrayMaxSize(8)
  @Field(() => [Channel], {
    nullable: true,
    description: "Channels of cases; of transactions the customer's preferred one.",
  })
  channels?: Channel[] | null;

  @ArrayMaxSize(4)
  @Field(() => [CasePriority], { nullable: true, description: "Priorities of cases." })
  priorities?: CasePriority[] | null;

  @ArrayMaxSize(20)
  @MaxLength(60, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "Tags of cases; 20 at most." })
  tags?: string[] | null;

  @ArrayMaxSize(20)
  @MaxLength(60, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "Tiers of customers; 20 at most." })
  customerTiers?: string[] | null;

  @ArrayMaxSize(2)
  @Field(() => [CustomerKind], { nullable: true, description: "Kinds of customers." })
  customerKinds?: CustomerKind[] | null;

  @ArrayMaxSize(8)
  @Field(() => [TransactionRail], { nullable: true, description: "Rails of transactions." })
  rails?: TransactionRail[] | null;
}

@InputType({
  description: "Hours in which nobody is asked, by the customer's own clock. They may cross midnight.",
})
export class QuietHoursInput {
  @MaxLength(5)
  @Matches(MINUTE_OF_DAY, { message: "$property must be a time from 00:00 to 23:59" })
  @Field(() => String, { description: "From then on, e.g. `21:00`." })
  from!: string;

  @MaxLength(5)
  @Matches(MINUTE_OF_DAY, { message: "$property must be a time from 00:00 to 23:59" })
  @Field(() => String, { description: "Until then, e.g. `08:00`." })
  to!: string;
}

@InputType({ description: "A case is opened for whoever is unhappy." })
export class SurveyFollowUpInput {
  @Field(() => Int, { description: "The best score that still opens one." })
  scoreAtMost!: number;

  @IdField("Team", { nullable: true, description: "Whose queue it comes to; nobody's unless told." })
  teamId?: Uuid | null;

  @Field(() => CasePriority, {
    nullable: true,
    description: "How soon it needs attention; NORMAL unless told.",
  })
  priority?: CasePriority | null;
}

@InputType({ description: "Whom a survey asks, and when." })
export class SurveyRulesInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @Field(() => [SurveyTrigger], { description: "What it asks after; one at least." })
  triggers!: SurveyTrigger[];

  @Field(() => SurveyConditionsInput, {
    nullable: true,
    description: "Of whom and about what; all unless told.",
  })
  conditions?: SurveyConditionsInput | null;

  @MaxLength(30)
  @Field(() => Duration, {
    nullable: true,
    description:
      "How long after: hours, minutes and seconds, e.g. `PT2H`; at once unless told, 90 days at most.",
  })
  delay?: string | null;

  @IdField("BusinessCalendar", {
    nullable: true,
    description: "In whose work time the delay passes; by the wall clock unless told.",
  })
  delayCalendarId?: Uuid | null;

  @Field(() => Float, {
    nullable: true,
    description: "The share of those who could be asked that is asked, 0 to 1; 1 unless told.",
  })
  sampleShare?: number | null;

  @Field(() => QuietHoursInput, { nullable: true, description: "When nobody is asked; none unless told." })
  quietHours?: QuietHoursInput | null;

  @MaxLength(64)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "The zone of customers of whom none is known, by IANA; that of the settings unless told.",
  })
  timeZone?: string | null;

  @Min(0)
  @Max(730)
  @Field(() => Int, {
    nullable: true,
    description: "Days between two askings of a customer by this survey: 0 to 730, 30 unless told.",
  })
  intervalDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether to ask only those who agreed to it on the channel; false unless told.",
  })
  needsConsent?: boolean | null;

  @Min(1)
  @Max(2_160)
  @Field(() => Int, {
    nullable: true,
    description:
      "Hours from being asked within which one may answer: 1 to 2160, 336 (two weeks) unless told.",
  })
  expiryHours?: number | null;

  @Min(0)
  @Max(10_080)
  @Field(() => Int, {
    nullable: true,
    description: "Minutes within which a complete answer may be changed: 0 to 10080, 60 unless told.",
  })
  changeMinutes?: number | null;

  @Field(() => SurveyFollowUpInput, {
    nullable: true,
    description: "Who is followed up; nobody unless told.",
  })
  followUp?: SurveyFollowUpInput | null;
}

const NAME = "How it is called; 100 characters at most.";

@InputType({ description: "A survey to make." })
export class CreateSurveyInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @Field(() => SurveyKind, { description: "What it measures. It never changes." })
  kind!: SurveyKind;

  @Field(() => SurveyPresentation, {
    nullable: true,
    description: "How it asks for the score; NUMBERS unless told.",
  })
  presentation?: SurveyPresentation | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it asks from now on; PAUSED unless true." })
  isActive?: boolean | null;

  @Field(() => SurveyRulesInput, { description: "Whom it asks, and when." })
  rules!: SurveyRulesInput;

  @Field(() => SurveyContentInput, { description: "What it says: its first version." })
  content!: SurveyContentInput;
}

@InputType({ description: "Which survey, at which version." })
abstract class SurveyReferenceInput {
  @IdField("Survey", { description: "The survey." })
  surveyId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the survey was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A survey to change; what is left out or null stays as it is." })
export class ChangeSurveyInput extends SurveyReferenceInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;

  @Field(() => SurveyState, { nullable: true, description: "Whether it asks. ARCHIVED is for good." })
  state?: SurveyState | null;

  @Field(() => SurveyRulesInput, {
    nullable: true,
    description: "Whom it asks, and when, in place of all that held before.",
  })
  rules?: SurveyRulesInput | null;
}

@InputType({ description: "What a survey says from now on." })
export class PublishSurveyInput extends SurveyReferenceInput {
  @Field(() => SurveyContentInput, { description: "All that it says." })
  content!: SurveyContentInput;
}
