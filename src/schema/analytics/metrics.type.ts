import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { Measure, MeasureUnit, MetricStep } from "../../entities/analytics/measure";
import { MetricDimension } from "../../entities/analytics/metric-dimension";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import "./metric-enums";

@ObjectType("MetricFigure", {
  description: "One number, and the way to the cases behind it.",
  simpleResolvers: true,
})
export class MetricFigureType {
  @Field(() => Measure, { description: "What was measured." })
  measure!: Measure;

  @Field(() => MeasureUnit, { description: "In what it is told." })
  unit!: MeasureUnit;

  @Field(() => Float, {
    nullable: true,
    description: "The number; null where there is nothing to make it of.",
  })
  value!: number | null;

  @Field(() => Int, { description: "Of how many things it is made; of a share, the whole." })
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Of a count: its share in the whole of the step, 0 to 1, such as the channel mix. Null for other measures, and by tags, which overlap.",
  })
  share!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Of shares of a whole: the lower bound of the 95 % confidence interval, by Wilson.",
  })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: "The upper bound of it." })
  high!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The number of the period before; null unless `compareWithPrevious` asks for it, and where that period has no such step: a day of 24 hours has no 25th.",
  })
  previous!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "By how much it grew: 0.1 is a tenth more than before.",
  })
  change!: number | null;

  @Field(() => String, {
    description: "For `casesOfFigure`: the cases that it is made of; of a share, those of the whole.",
  })
  casesKey!: string;

  @Field(() => String, {
    nullable: true,
    description: "For `casesOfFigure`: of a share, the cases that count in it; null for other measures.",
  })
  countedCasesKey!: string | null;
}

@ObjectType("MetricRow", {
  description: "The figures of one step of time and one value of each dimension.",
  simpleResolvers: true,
})
export class MetricRowType {
  @Field(() => DateTime, { description: "When the step begins." })
  from!: Instant;

  @Field(() => DateTime, { description: "When it ends: just before this moment." })
  to!: Instant;

  @Field(() => Int, { nullable: true, description: "Of hours of the week: 1 for Monday to 7 for Sunday." })
  weekday!: number | null;

  @Field(() => Int, { nullable: true, description: "Of hours of the week: 0 to 23 by the wall clock." })
  hour!: number | null;

  @Field(() => [String], {
    description:
      "The value of each dimension, in the order in which they were asked for: ids of teams and members, values of enumerations, or texts; empty for none.",
  })
  values!: readonly string[];

  @Extensions({ mostItems: 6 })
  @Field(() => [MetricFigureType], { description: "A figure for each measure, in the order of the query." })
  figures!: readonly MetricFigureType[];
}

@ObjectType("Metrics", { description: "The answer to a query of metrics.", simpleResolvers: true })
export class MetricsType {
  @Field(() => [MetricDimension], { description: "By what it is told apart." })
  dimensions!: readonly MetricDimension[];

  @Field(() => MetricStep, {
    nullable: true,
    description: "By which steps; null for the whole period in one.",
  })
  step!: MetricStep | null;

  @Field(() => String, { description: "The time zone of days and steps." })
  timeZone!: string;

  @Field(() => DateTime, { description: "When the period begins." })
  from!: Instant;

  @Field(() => DateTime, { description: "When it ends: just before this moment." })
  to!: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the period before begins, which ends where this one begins; null where nobody compares.",
  })
  previousFrom!: Instant | null;

  @Field(() => String, {
    description:
      "Cursor of the event log: everything up to there is counted. Figures follow events within moments.",
  })
  countedThrough!: string;

  @Extensions({ mostItems: 1_000 })
  @Field(() => [MetricRowType], {
    description: "In the order of time; 1,000 at most. Where there are dimensions, only values that occur.",
  })
  rows!: readonly MetricRowType[];
}
