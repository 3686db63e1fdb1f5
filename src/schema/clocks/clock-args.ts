import { ArrayMaxSize } from "class-validator";
import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { ClockState } from "../../entities/clocks/clock-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import { IdField } from "../id-field";
import { OrderDirection } from "../order";
import { DateTime } from "../scalars";
import "./clock-state-enums";
import "./sla-policy-enums";

@ArgsType()
export class CaseClockArgs {
  @ArrayMaxSize(8)
  @Field(() => [ClockState], {
    nullable: true,
    description: "Those in one of these states; all unless told.",
  })
  states?: ClockState[] | null;

  @ArrayMaxSize(12)
  @Field(() => [ClockMetric], {
    nullable: true,
    description: "Those that measure one of these; all unless told.",
  })
  metrics?: ClockMetric[] | null;
}

@InputType({ description: "Which clocks; all conditions hold at once." })
export class ClockFilter {
  @ArrayMaxSize(8)
  @Field(() => [ClockState], {
    nullable: true,
    description: "Clocks that are in one of these states at the moment of the answer.",
  })
  states?: ClockState[] | null;

  @ArrayMaxSize(12)
  @Field(() => [ClockMetric], { nullable: true, description: "Clocks that measure one of these." })
  metrics?: ClockMetric[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Clocks that run, and of which the time is over after this moment.",
  })
  dueAfter?: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Clocks that run, and of which the time is, or was, over before this moment.",
  })
  dueBefore?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Clocks that breached after this moment." })
  breachedAfter?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Clocks that breached before this moment." })
  breachedBefore?: Instant | null;

  @IdField("Case", { nullable: true, description: "Clocks of this case." })
  caseId?: Uuid | null;

  @IdField("SlaPolicy", { nullable: true, description: "Clocks that go by this policy." })
  policyId?: Uuid | null;

  @IdField("BusinessCalendar", { nullable: true, description: "Clocks that go by this calendar." })
  calendarId?: Uuid | null;
}

export const ClockOrderField = {
  DUE_AT: "DUE_AT",
  BREACHED_AT: "BREACHED_AT",
  CREATED_AT: "CREATED_AT",
} as const;
export type ClockOrderField = (typeof ClockOrderField)[keyof typeof ClockOrderField];

registerEnumType(ClockOrderField, {
  name: "ClockOrderField",
  description: "What clocks are ordered by.",
  valuesConfig: {
    DUE_AT: {
      description:
        "When the time is, or was, over. Only those that run, late ones too: what stands still is not due.",
    },
    BREACHED_AT: { description: "When they breached. Only those that did, as it has been recorded." },
    CREATED_AT: { description: "When what started them happened. All of them." },
  },
});

@InputType({ description: "The order of a list of clocks." })
export class ClockOrder {
  @Field(() => ClockOrderField, { description: "What to order by." })
  field!: ClockOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    description:
      "Which end comes first. Unless told ASC for DUE_AT, what is most pressing, and DESC, the newest, for all else.",
  })
  direction?: OrderDirection | null;
}

@ArgsType()
export class ClockListArgs extends PageArgs {
  @Field(() => ClockFilter, {
    nullable: true,
    description: "Which clocks; all that the order holds unless told.",
  })
  filter?: ClockFilter | null;

  @Field(() => ClockOrder, { nullable: true, description: "Those first that are due first, unless told." })
  orderBy?: ClockOrder | null;
}
