import { ArrayMaxSize } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import { OnTargetChange, PolicyFamily } from "../../entities/clocks/clock-enums";
import type { SlaSimulation } from "../../entities/clocks/sla-simulation.entity";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { CaseFilter } from "../cases/case-list-args";
import { IdField } from "../id-field";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";
import { BusinessHoursInput } from "./business-calendar-inputs";
import { SlaMatchInput } from "./sla-policy-inputs";
import { SlaSimulationType } from "./sla-simulation.type";
import { SlaTargetInput } from "./sla-target-inputs";

@InputType({ description: "A stretch of time; its end is left out." })
export class SlaPeriodInput {
  @Field(() => DateTime, { description: "When it begins." })
  from!: Instant;

  @Field(() => DateTime, { description: "When it is over: ten years later at most." })
  to!: Instant;
}

@InputType({
  description:
    "A policy that is supposed to have always counted, among those that stand today. In place of one, what is left out is as that one says.",
})
export class SupposedSlaPolicyInput {
  @IdField("SlaPolicy", {
    nullable: true,
    description: "In whose place it is; beside all others unless told.",
  })
  policyId?: Uuid | null;

  @Field(() => PolicyFamily, {
    nullable: true,
    description: "How one beside others stands to them; SERVICE unless told.",
  })
  family?: PolicyFamily | null;

  @IdField("SlaPolicy", {
    nullable: true,
    description: "The policy before which it is asked; in its place, or last of all, unless told.",
  })
  before?: Uuid | null;

  @Field(() => SlaMatchInput, { nullable: true, description: "Which cases it is for." })
  match?: SlaMatchInput | null;

  @ArrayMaxSize(20)
  @Field(() => [SlaTargetInput], { nullable: true, description: "What it asks for; 1 to 20." })
  targets?: SlaTargetInput[] | null;

  @Field(() => OnTargetChange, {
    nullable: true,
    description: "What becomes of running clocks whose target changes.",
  })
  onChange?: OnTargetChange | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether replies that no person wrote count as replies.",
  })
  automationResponds?: boolean | null;
}

@InputType({ description: "Hours that a calendar is supposed to have always had." })
export class SupposedHoursInput {
  @IdField("BusinessCalendar", { description: "The calendar." })
  calendarId!: Uuid;

  @Field(() => BusinessHoursInput, { description: "When it is open." })
  hours!: BusinessHoursInput;
}

@InputType({
  description:
    "What is supposed. Without a policy, those that truly counted do, each in its time: then nothing differs, or the hours alone.",
})
export class SimulateSlaPolicyInput {
  @Field(() => SlaPeriodInput, { description: "Cases that were opened in it." })
  period!: SlaPeriodInput;

  @Field(() => CaseFilter, { nullable: true, description: "Which of them; all unless told." })
  filter?: (CaseFilter & Readonly<Record<string, unknown>>) | null;

  @Field(() => SupposedSlaPolicyInput, { nullable: true, description: "The policy." })
  policy?: SupposedSlaPolicyInput | null;

  @Field(() => SupposedHoursInput, { nullable: true, description: "The hours of a calendar." })
  calendar?: SupposedHoursInput | null;
}

@ObjectType({ description: "Answer of `simulateSlaPolicy`.", simpleResolvers: true })
export class SimulateSlaPolicyPayload extends Payload {
  @Field(() => SlaSimulationType, {
    nullable: true,
    description: "The simulation: done, or on its way; ask for it again to see how far it is.",
  })
  simulation?: SlaSimulation;
}

@InputType({ description: "A simulation to end." })
export class CancelSlaSimulationInput {
  @IdField("SlaSimulation", { description: "The simulation." })
  simulationId!: Uuid;
}

@ObjectType({ description: "Answer of `cancelSlaSimulation`.", simpleResolvers: true })
export class CancelSlaSimulationPayload extends Payload {
  @Field(() => SlaSimulationType, { nullable: true, description: "The simulation as it is now." })
  simulation?: SlaSimulation;
}
