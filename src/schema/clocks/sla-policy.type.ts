import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { ClockPause, OnTargetChange, PolicyFamily } from "../../entities/clocks/clock-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import { EscalationPoint } from "../../entities/clocks/policy-enums";
import type { SlaPolicy } from "../../entities/clocks/sla-policy.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { MoneyType } from "../money.type";
import { NodeType } from "../node";
import { DateTime, Duration, JSONObject } from "../scalars";
import { BusinessCalendarType } from "./business-calendar.type";
import "./sla-policy-enums";

@ObjectType("SlaWarning", { description: "When a warning is given.", simpleResolvers: true })
export class SlaWarningType {
  @Field(() => Duration, { description: "How much is left then of the time that counts." })
  before!: string;

  @Field(() => Float, { description: "Which share of the target is used by then." })
  share!: number;
}

@ObjectType("SlaEscalation", {
  description: "What is done when a clock warns or breaches.",
  simpleResolvers: true,
})
export class SlaEscalationType {
  @Field(() => EscalationPoint, { description: "When." })
  on!: EscalationPoint;

  @Field(() => Int, {
    nullable: true,
    description: "Which of the target's warnings, counted from 1; null at a breach.",
  })
  warning!: number | null;

  @Field(() => JSONObject, { description: "What is done, in the form of `SlaEscalationActionInput`." })
  action!: Readonly<Record<string, unknown>>;
}

@ObjectType("SlaTarget", { description: "What a policy asks for in one respect.", simpleResolvers: true })
export class SlaTargetType {
  @Field(() => ClockMetric, { description: "What is measured." })
  metric!: ClockMetric;

  @Field(() => String, { nullable: true, description: "What a duty is called; null for all other metrics." })
  name!: string | null;

  @Field(() => Duration, { description: "How long it may take." })
  duration!: string;

  @Field(() => Boolean, { description: "Whether the open hours of a calendar count, or all hours." })
  inBusinessTime!: boolean;

  @Field(() => BusinessCalendarType, {
    nullable: true,
    description: "Whose open hours count; null for every hour.",
  })
  calendar?: object | null;

  @Extensions({ mostItems: 3 })
  @Field(() => [ClockPause], { description: "While the case is so, no time is used." })
  pausedBy!: readonly ClockPause[];

  @Extensions({ mostItems: 5 })
  @Field(() => [SlaWarningType], { description: "When to warn before the end, the earliest first." })
  warnings!: readonly SlaWarningType[];

  @Extensions({ mostItems: 10 })
  @Field(() => [SlaEscalationType], { description: "What is done then." })
  escalations!: readonly SlaEscalationType[];

  @Field(() => MoneyType, {
    nullable: true,
    description: "What a breach costs; null where it costs nothing.",
  })
  breachCost?: MoneyType | null;
}

@ObjectType("SlaPolicyRevision", {
  description: "A policy as it counts from a moment on, until its next revision does. It never changes.",
  simpleResolvers: true,
})
export class SlaPolicyRevisionType {
  @Field(() => Int, { description: "Its number among those of the policy, from 1 on." })
  number?: number;

  @Field(() => DateTime, { description: "From when on it counts." })
  effectiveFrom!: Instant;

  @Field(() => Int, { description: "The lower, the earlier it is asked whether it matches." })
  position!: number;

  @Field(() => Boolean, { description: "False for the last one of a policy that was archived." })
  isActive!: boolean;

  @Field(() => Boolean, { description: "Whether cases that were open then went by it at once." })
  appliesToOpen!: boolean;

  @Field(() => JSONObject, {
    description: "Which cases it is for, in the form of `SlaMatchInput`; empty for all.",
  })
  match?: Readonly<Record<string, unknown>>;

  @Extensions({ mostItems: 20 })
  @Field(() => [SlaTargetType], { description: "What it asks for." })
  targets?: readonly object[];

  @Field(() => OnTargetChange, {
    description: "What becomes of running clocks when it gives them another target.",
  })
  onChange?: OnTargetChange;

  @Field(() => Boolean, { description: "Whether replies that no person wrote count as replies." })
  automationResponds?: boolean;
}

export const SlaPolicyRevisionConnection = connectionTypeOf(SlaPolicyRevisionType, "SlaPolicyRevision");

@ObjectType("SlaPolicy", {
  implements: NodeType,
  description:
    "What is asked of the staff for some of the cases, and by when. Of those for service the first that matches a case counts; of regulatory ones all do.",
  simpleResolvers: true,
})
export class SlaPolicyType
  implements
    NodeType,
    Pick<SlaPolicy, "id" | "name" | "description" | "family" | "position" | "archivedAt" | "version">
{
  id!: Uuid;

  @Field(() => String, { description: "How it is called." })
  name!: SafeText;

  @Field(() => String, { nullable: true, description: "What it is for." })
  description!: SafeText | null;

  @Field(() => PolicyFamily, { description: "How it stands beside others." })
  family!: PolicyFamily;

  @Field(() => Int, { description: "The lower, the earlier it is asked whether it matches." })
  position!: number;

  @Field(() => DateTime, { nullable: true, description: "Since when it does not count; null while it does." })
  archivedAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const SlaPolicyConnection = connectionTypeOf(SlaPolicyType, "SlaPolicy");
