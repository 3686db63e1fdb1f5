import { Field, Int, ObjectType } from "type-graphql";
import { EscalationKind, EscalationOutcome, EscalationPoint } from "../../entities/clocks/policy-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { DateTime, JSONObject } from "../scalars";
import "./sla-policy-enums";

@ObjectType("ClockEscalation", {
  description:
    "What was to be done because a clock warned or breached, and what became of it. It never changes.",
  simpleResolvers: true,
})
export class ClockEscalationType {
  @Field(() => EscalationPoint, { description: "At which moment of the clock." })
  on!: EscalationPoint;

  @Field(() => Int, {
    nullable: true,
    description: "Which of the clock's warnings, counted from 1; null at a breach.",
  })
  warning!: number | null;

  @Field(() => EscalationKind, { description: "Of which kind it is." })
  kind!: EscalationKind;

  @Field(() => JSONObject, {
    description: "What was to be done, in the form of `SlaEscalationActionInput`.",
  })
  action!: Readonly<Record<string, unknown>>;

  @Field(() => EscalationOutcome, { description: "What became of it." })
  outcome!: EscalationOutcome;

  @Field(() => String, { nullable: true, description: "Why nothing was done; null where it was." })
  reason!: SafeText | null;

  @Field(() => DateTime, { description: "When it was done, or was not." })
  at!: Instant;
}

export const ClockEscalationConnection = connectionTypeOf(ClockEscalationType, "ClockEscalation");
