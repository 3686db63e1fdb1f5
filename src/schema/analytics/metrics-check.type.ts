import { MaxLength } from "class-validator";
import { Extensions, Field, InputType, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";

@ObjectType("MetricsCheck", {
  description: "Whether the figures of a week are the sums of what they are made of.",
  simpleResolvers: true,
})
export class MetricsCheckType {
  @Field(() => DateTime, { description: "The Monday on which the week begins, by UTC." })
  from!: Instant;

  @Field(() => DateTime, { description: "When it ends: just before this moment." })
  to!: Instant;

  @Field(() => Int, { description: "Rows of sums that were compared with single facts." })
  rows!: number;

  @Field(() => Int, { description: "Those that differ; 0 when all is well." })
  differentRows!: number;

  @Extensions({ mostItems: 20 })
  @Field(() => [String], { description: "The first of them, for whoever looks for the reason." })
  differences!: readonly string[];

  @Field(() => Int, {
    description: "Cases, with their invitations and clocks, whose facts were worked out anew, as a sample.",
  })
  sources!: number;

  @Field(() => Int, {
    description: "Those whose facts came out otherwise; what happened moments ago may not be counted yet.",
  })
  staleSources!: number;
}

@InputType({ description: "What is counted anew." })
export class RecountMetricsInput {
  @MaxLength(60)
  @Field(() => String, {
    nullable: true,
    description: "The `next` of the batch before; from the beginning unless told.",
  })
  after?: string | null;
}

@ObjectType({ description: "Answer of `recountMetrics`.", simpleResolvers: true })
export class RecountMetricsPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: "How many cases, payments, invitations or clocks were counted.",
  })
  counted?: number;

  @Field(() => String, { nullable: true, description: "Where to go on; null when all is counted." })
  next?: string | null;
}
