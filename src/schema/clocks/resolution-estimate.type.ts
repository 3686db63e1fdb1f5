import { Extensions, Field, ObjectType, registerEnumType } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";

const EstimateOutcome = {
  PENDING: "PENDING",
  KEPT: "KEPT",
  MISSED: "MISSED",
  WITHDRAWN: "WITHDRAWN",
} as const;
type EstimateOutcome = (typeof EstimateOutcome)[keyof typeof EstimateOutcome];

registerEnumType(EstimateOutcome, {
  name: "EstimateOutcome",
  description: "What became of an estimate that the customer was told.",
  valuesConfig: {
    PENDING: { description: "Its time is to come." },
    KEPT: { description: "The case was resolved by then." },
    MISSED: { description: "The time passed before the case was resolved." },
    WITHDRAWN: { description: "The case ended before without being resolved." },
  },
});

@ObjectType("ResolutionEstimateRevision", {
  description: "Another time was told than before.",
  simpleResolvers: true,
})
export class ResolutionEstimateRevisionType {
  @Field(() => DateTime, { description: "When it was told." })
  at!: Instant;

  @Field(() => DateTime, { description: "The time that was told before." })
  from!: Instant;

  @Field(() => DateTime, { description: "The time that was told." })
  to!: Instant;

  @Field(() => String, { nullable: true, description: "Why, in words for the customer." })
  reason!: string | null;
}

@ObjectType("ResolutionEstimate", {
  description: "By when the case will be resolved, as its customer was told; customers read it, too.",
  simpleResolvers: true,
})
export class ResolutionEstimateType {
  @Field(() => DateTime, { description: "The time that was told last." })
  at!: Instant;

  @Field(() => DateTime, { description: "When a time was told first." })
  promisedAt!: Instant;

  @Field(() => DateTime, { description: "The time that was told first." })
  firstPromisedFor!: Instant;

  @Extensions({ mostItems: 25 })
  @Field(() => [ResolutionEstimateRevisionType], {
    description: "When and why another time was told, in order; of more than 25 the latest.",
  })
  revisions!: readonly ResolutionEstimateRevisionType[];

  @Field(() => EstimateOutcome, { description: "What became of the time that was told last." })
  outcome!: EstimateOutcome;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the case was resolved by the time that was told first; null while that is open.",
  })
  keptFirstPromise!: boolean | null;
}
