import { ArrayMaxSize, MaxLength, Min } from "class-validator";
import { Field, Float, InputType, Int } from "type-graphql";
import { CasePriority } from "../../entities/cases/case-enums";
import { ClockPause } from "../../entities/clocks/clock-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import { EscalationPoint } from "../../entities/clocks/policy-enums";
import type { Uuid } from "../../kernel/ids";
import "../cases/case-enums";
import { IdField } from "../id-field";
import { MoneyInput } from "../money.type";
import { NoneBlank, NotBlank } from "../not-blank";
import { Duration } from "../scalars";
import "./sla-policy-enums";

@InputType({ description: "When a warning is given: exactly one of these." })
export class SlaWarningInput {
  @Field(() => Float, {
    nullable: true,
    description: "When this share of the target is used: more than 0, less than 1, e.g. `0.8`.",
  })
  share?: number | null;

  @MaxLength(30)
  @Field(() => Duration, {
    nullable: true,
    description: "When so much is left of the time that counts, e.g. `PT15M`; less than the target.",
  })
  before?: string | null;
}

@InputType({ description: "To whom a case is given. What is left out stays; null means nobody." })
export class SlaEscalationAssignmentInput {
  @IdField("Team", { nullable: true, description: "The team in whose queue it goes." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who works on it; an active one." })
  memberId?: Uuid | null;
}

@InputType({ description: "Who is told, by the event `clock.escalated`: members, a team, or both." })
export class SlaEscalationNoticeInput {
  @ArrayMaxSize(20)
  @IdField("Member", { list: true, nullable: true, description: "Members; 20 at most, active ones." })
  memberIds?: Uuid[] | null;

  @IdField("Team", { nullable: true, description: "The members of this team." })
  teamId?: Uuid | null;
}

@InputType({ description: "What an escalation does: exactly one of these." })
export class SlaEscalationActionInput {
  @Field(() => SlaEscalationAssignmentInput, {
    nullable: true,
    description: "It gives the case to somebody.",
  })
  assign?: SlaEscalationAssignmentInput | null;

  @Field(() => CasePriority, {
    nullable: true,
    description: "It raises the case's priority; where that is as high already, nothing is done.",
  })
  raisePriority?: CasePriority | null;

  @Field(() => SlaEscalationNoticeInput, { nullable: true, description: "It tells somebody." })
  notify?: SlaEscalationNoticeInput | null;

  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "It adds tags; 20 at most." })
  addTags?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "It does nothing beside the event `clock.escalated`, which webhooks deliver.",
  })
  webhook?: boolean | null;
}

@InputType({ description: "What is done when a clock warns or breaches." })
export class SlaEscalationInput {
  @Field(() => EscalationPoint, { description: "When." })
  on!: EscalationPoint;

  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description:
      "Which of the target's warnings, in their order here, counted from 1; the first unless told.",
  })
  warning?: number | null;

  @Field(() => SlaEscalationActionInput, { description: "What is done." })
  action!: SlaEscalationActionInput;
}

@InputType({ description: "What a policy asks for in one respect." })
export class SlaTargetInput {
  @Field(() => ClockMetric, {
    description: "What is measured; not DEADLINE, DISPUTE_EVIDENCE, REFUND_PROMISE and ESTIMATED_RESOLUTION.",
  })
  metric!: ClockMetric;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "What an OBLIGATION is called, and nothing else; 100 characters at most.",
  })
  name?: string | null;

  @MaxLength(30)
  @Field(() => Duration, {
    description:
      "How long it may take, ten years at most. In business time hours, minutes and seconds, e.g. `PT8H30M`; otherwise also days of 24 hours and weeks, e.g. `P30D`.",
  })
  duration!: string;

  @Field(() => Boolean, { description: "Whether the open hours of a calendar count, or all hours." })
  inBusinessTime!: boolean;

  @IdField("BusinessCalendar", {
    nullable: true,
    description: "Whose open hours; those of the calendar that is the default one now, unless told.",
  })
  calendarId?: Uuid | null;

  @ArrayMaxSize(3)
  @Field(() => [ClockPause], {
    nullable: true,
    description:
      "While the case is so, no time is used. Unless told, WAITING_ON_CUSTOMER where the policy is for service, and nothing where it is regulatory.",
  })
  pausedBy?: ClockPause[] | null;

  @ArrayMaxSize(5)
  @Field(() => [SlaWarningInput], { nullable: true, description: "When to warn before the end; 5 at most." })
  warnings?: SlaWarningInput[] | null;

  @ArrayMaxSize(10)
  @Field(() => [SlaEscalationInput], { nullable: true, description: "What is done then; 10 at most." })
  escalations?: SlaEscalationInput[] | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description:
      "What a breach costs: a penalty, or what it is reckoned at; above zero, 12 digits at most. Nothing unless told. `BREACH_COST` sums it up.",
  })
  breachCost?: MoneyInput | null;
}
