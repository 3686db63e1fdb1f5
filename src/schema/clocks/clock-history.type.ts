import { Field, Int, ObjectType } from "type-graphql";
import { ClockChangeKind, ClockPause } from "../../entities/clocks/clock-enums";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { DateTime, Duration } from "../scalars";
import { ClockCauseKind, ClockSpanKind } from "./clock-state-enums";
import "./sla-policy-enums";

@ObjectType("ClockCause", {
  description: "Why a clock changed, with what caused it; null is what does not belong to its kind.",
  simpleResolvers: true,
})
export class ClockCauseType {
  @Field(() => ClockCauseKind, { description: "What changed it." })
  kind!: ClockCauseKind;

  @Field(() => Int, { nullable: true, description: "The version to which the case came by what happened." })
  caseVersion!: number | null;

  @Field(() => Int, { nullable: true, description: "The revision of the policy that began to count." })
  policyRevision!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The provider's id of the event by which it told of it.",
  })
  providerEventId!: string | null;

  @Field(() => String, { nullable: true, description: "Why somebody asked for it, in their words." })
  reason!: string | null;
}

@ObjectType("ClockChange", {
  description: "One thing that happened to a clock, and how it stood after that. It never changes.",
  simpleResolvers: true,
})
export class ClockChangeType {
  @Field(() => ClockChangeKind, { description: "What happened." })
  kind!: ClockChangeKind;

  @Field(() => DateTime, { description: "When it was true." })
  at!: Instant;

  @Field(() => DateTime, {
    description: "When it was written: a moment later, or long after, when nothing worked in between.",
  })
  writtenAt!: Instant;

  @Field(() => Int, { description: "The clock's version after it." })
  version!: number;

  @Field(() => Duration, { description: "How much time that counts had passed." })
  used!: string;

  @Field(() => DateTime, { nullable: true, description: "When the time would be over from then on." })
  dueAt!: Instant | null;

  @Field(() => Duration, {
    nullable: true,
    description:
      "The target from then on, where the clock began or came to go by another rule; null elsewhere.",
  })
  target!: string | null;

  @Field(() => ClockPause, { nullable: true, description: "Why it stood still from then on." })
  pausedFor!: ClockPause | null;

  @Field(() => ClockCauseType, { description: "Why." })
  cause!: ClockCauseType;
}

export const ClockChangeConnection = connectionTypeOf(ClockChangeType, "ClockChange");

@ObjectType("ClockSpan", {
  description: "A stretch of a clock's life in which time counted, or did not.",
  simpleResolvers: true,
})
export class ClockSpanType {
  @Field(() => DateTime, { description: "From this moment on." })
  from!: Instant;

  @Field(() => DateTime, { description: "Until just before this moment, at which the next span begins." })
  to!: Instant;

  @Field(() => Duration, { description: "How long it is by the wall clock." })
  duration!: string;

  @Field(() => ClockSpanKind, { description: "How it counts." })
  kind!: ClockSpanKind;

  @Field(() => ClockPause, { nullable: true, description: "Why the clock stood still." })
  pausedFor!: ClockPause | null;

  @Field(() => Boolean, {
    description: "Whether the case had ended, until it was reopened: nobody was asked for anything.",
  })
  hadCaseEnded!: boolean;

  @Field(() => ClockCauseType, { description: "What made the clock run, or stand still, in this span." })
  cause!: ClockCauseType;
}

export const ClockSpanConnection = connectionTypeOf(ClockSpanType, "ClockSpan");

@ObjectType("ClockTotals", {
  description: "How long a clock's spans are in all; the first three make the last.",
  simpleResolvers: true,
})
export class ClockTotalsType {
  @Field(() => Duration, { description: "Time that counted." })
  counted!: string;

  @Field(() => Duration, { description: "Time in which the calendar was closed." })
  closed!: string;

  @Field(() => Duration, { description: "Time in which the clock stood still." })
  paused!: string;

  @Field(() => Duration, { description: "Time by the wall clock, from the start to now or to the end." })
  wall!: string;
}

@ObjectType("ClockLedger", {
  description:
    "Every moment from a clock's start until now, or its end, explained: without gaps, and none twice.",
  simpleResolvers: true,
})
export class ClockLedgerType {
  @Field(() => DateTime, { description: "The clock's start." })
  from!: Instant;

  @Field(() => DateTime, { description: "Now, or the clock's end." })
  to!: Instant;

  @Field(() => ClockTotalsType, { description: "How long the spans are in all." })
  totals!: ClockTotalsType;
}
