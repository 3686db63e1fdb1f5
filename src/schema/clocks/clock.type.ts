import { Extensions, Field, Int, ObjectType } from "type-graphql";
import { ClockPause, ClockState, PolicyFamily } from "../../entities/clocks/clock-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime, Duration } from "../scalars";
import "./clock-state-enums";
import "./sla-policy-enums";

@ObjectType("Clock", {
  implements: NodeType,
  description:
    "A clock of a case: how long something may take, how much of that is used, and how it ends. All of it is as it is at the moment of the answer, to the millisecond.",
  simpleResolvers: true,
})
export class ClockType implements NodeType {
  id!: Uuid;

  @Field(() => ClockMetric, { description: "What it measures, and so when it starts and stops." })
  metric!: ClockMetric;

  @Field(() => String, {
    nullable: true,
    description:
      "What a duty or a deadline is called; of evidence that a provider asks for, its id of the dispute. Null for what the metric says by itself.",
  })
  name!: string | null;

  @Field(() => ClockState, { description: "Where it stands." })
  state!: ClockState;

  @Field(() => PolicyFamily, {
    nullable: true,
    description: "The family of its policy; null for what no policy set.",
  })
  family!: PolicyFamily | null;

  @Field(() => Int, {
    nullable: true,
    description: "The revision of its policy that it goes by; null for what no policy set.",
  })
  policyRevision!: number | null;

  @Field(() => Duration, { description: "How much time that counts it may take." })
  target!: string;

  @Extensions({ mostItems: 3 })
  @Field(() => [ClockPause], { description: "While the case is so, it stands still." })
  pausedBy!: readonly ClockPause[];

  @Field(() => ClockPause, {
    nullable: true,
    description: "Why it stands still at present; null while it runs, and once it has ended.",
  })
  pausedFor!: ClockPause | null;

  @Extensions({ mostItems: 5 })
  @Field(() => [Duration], {
    description: "How much is left when each warning is given, the earliest first.",
  })
  warnings!: readonly string[];

  @Field(() => Int, { description: "How many of the warnings were given." })
  warningsGiven!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the next warning will be given, if nothing happens before; null for none.",
  })
  nextWarningAt!: Instant | null;

  @Field(() => DateTime, { description: "When it began." })
  startedAt!: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "The first moment that counts: the next opening, for what began while its calendar was closed. Null while it stands still and nothing has counted, and where it does not open within ten years.",
  })
  startsAt!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the time will be over if nothing happens before, or was. Null while it stands still in time, and where it is not over within ten years.",
  })
  dueAt!: Instant | null;

  @Field(() => Duration, { description: "How much time that counts has passed." })
  used!: string;

  @Field(() => Duration, {
    nullable: true,
    description: "What is left of the target, zero when nothing is; null once it has ended.",
  })
  remaining!: string | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      "How much more time has counted than the target gives, which grows until it ends; null where it is not late.",
  })
  overdueBy!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The moment at which the time was over before it was done; null where that never came.",
  })
  breachedAt!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was done, or did not count any more; null while it is open.",
  })
  endedAt!: Instant | null;

  @Field(() => Int, { description: "Grows by one with each thing that happens to it." })
  version!: number;
}

export const ClockConnection = connectionTypeOf(ClockType, "Clock");
