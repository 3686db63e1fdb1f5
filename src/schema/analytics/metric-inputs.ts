import { ArrayMaxSize, Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { Measure, MetricStep } from "../../entities/analytics/measure";
import { MetricDimension } from "../../entities/analytics/metric-dimension";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import { Channel } from "../../entities/customers/customer-enums";
import { TransactionRail } from "../../entities/payments/transaction-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { CurrencyCode, DateTime } from "../scalars";
import "../clocks/sla-policy-enums";
import "./metric-enums";

const MOST_VALUES = 50;
const ANY = "Any of these; 50 at most.";

@InputType("MetricPeriod", { description: "From when to when: `lastDays`, or `from` and `to`." })
export class MetricPeriodInput {
  @Field(() => DateTime, { nullable: true, description: "From this moment on." })
  from?: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until just before this moment, ten years after it at most.",
  })
  to?: Instant | null;

  @Min(1)
  @Max(3_650)
  @Field(() => Int, {
    nullable: true,
    description: "So many whole days of the time zone, today the last of them.",
  })
  lastDays?: number | null;
}

@InputType("MetricFilter", {
  description: "What counts: any value of each list, and all lists that are given.",
})
export class MetricFilterInput {
  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [Channel], { nullable: true, description: ANY })
  channels?: Channel[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [CaseKind], { nullable: true, description: ANY })
  kinds?: CaseKind[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [CasePriority], { nullable: true, description: ANY })
  priorities?: CasePriority[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @IdField("Team", { list: true, nullable: true, description: `Teams that had the case then. ${ANY}` })
  teamIds?: Uuid[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @IdField("Member", { list: true, nullable: true, description: `Members who had the case then. ${ANY}` })
  memberIds?: Uuid[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @IdField("Member", { list: true, nullable: true, description: `Members who acted. ${ANY}` })
  actorIds?: Uuid[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: `Tags of the case. ${ANY}` })
  tags?: string[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [TransactionRail], { nullable: true, description: ANY })
  rails?: TransactionRail[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: `Providers, such as \`stripe\`. ${ANY}` })
  providers?: string[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: `Decline codes of the provider. ${ANY}` })
  declineCodes?: string[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [CurrencyCode], { nullable: true, description: ANY })
  currencies?: string[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @IdField("Survey", { list: true, nullable: true, description: ANY })
  surveyIds?: Uuid[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @Field(() => [ClockMetric], { nullable: true, description: `What clocks measure. ${ANY}` })
  clocks?: ClockMetric[] | null;

  @ArrayMaxSize(MOST_VALUES)
  @IdField("SlaPolicy", {
    list: true,
    nullable: true,
    description: `Policies that clocks count by. ${ANY}`,
  })
  policyIds?: Uuid[] | null;
}

@InputType("MetricQuery", { description: "What is to be measured, over what time, told apart by what." })
export class MetricQueryInput {
  @ArrayMaxSize(6)
  @Field(() => [Measure], { description: "1 to 6 measures." })
  measures!: Measure[];

  @ArrayMaxSize(2)
  @Field(() => [MetricDimension], {
    nullable: true,
    description: "By what figures are told apart; two dimensions at most, none unless told.",
  })
  dimensions?: MetricDimension[] | null;

  @Field(() => MetricStep, {
    nullable: true,
    description: "By which steps of time; the whole period in one unless told.",
  })
  step?: MetricStep | null;

  @Field(() => MetricPeriodInput, { description: "Over what time." })
  period!: MetricPeriodInput;

  @Field(() => MetricFilterInput, { nullable: true, description: "What counts; everything unless told." })
  filter?: MetricFilterInput | null;

  @MaxLength(64)
  @Field(() => String, {
    nullable: true,
    description: "The time zone of steps and days, by IANA, e.g. `Europe/Berlin`; UTC unless told.",
  })
  timeZone?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether each figure tells that of the period before, too: of as many days, directly before.",
  })
  compareWithPrevious?: boolean | null;
}
