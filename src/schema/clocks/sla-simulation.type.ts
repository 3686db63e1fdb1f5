import { Extensions, Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { ClockState } from "../../entities/clocks/clock-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import { SimulationState } from "../../entities/clocks/simulation-state";
import type { SlaSimulationCase } from "../../entities/clocks/sla-simulation-case.entity";
import type { SlaSimulation } from "../../entities/clocks/sla-simulation.entity";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { CaseType } from "../cases/case.type";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime, Duration } from "../scalars";
import "./clock-enums";

@ObjectType("SlaOutcome", { description: "How a clock of a case came out.", simpleResolvers: true })
export class SlaOutcomeType {
  @Field(() => ClockMetric, { description: "What it measures." })
  metric!: ClockMetric;

  @Field(() => String, { nullable: true, description: "What a duty is called; null for all other metrics." })
  name!: string | null;

  @Field(() => ClockState, { description: "How it stands at `asOf`." })
  state!: ClockState;

  @Field(() => DateTime, { description: "When it started." })
  startedAt!: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: "When its time is over; null while it stands still.",
  })
  dueAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When its time was over; null unless it was." })
  breachedAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it has not." })
  endedAt!: Instant | null;

  @Field(() => Duration, { description: "How long it may take." })
  target!: string;

  @Field(() => Duration, { description: "How much of the time that counts was used by `asOf`." })
  used!: string;
}

@ObjectType("SlaOutcomeDifference", {
  description: "A clock that is there in one of both worlds alone, or comes out otherwise.",
  simpleResolvers: true,
})
export class SlaOutcomeDifferenceType {
  @Field(() => SlaOutcomeType, { nullable: true, description: "As it is; null for none." })
  before!: SlaOutcomeType | null;

  @Field(() => SlaOutcomeType, { nullable: true, description: "As it would have been; null for none." })
  after!: SlaOutcomeType | null;
}

@ObjectType("SlaOutcomeSum", {
  description: "How many clocks of one metric came to which end.",
  simpleResolvers: true,
})
export class SlaOutcomeSumType {
  @Field(() => ClockMetric, { description: "What they measure." })
  metric!: ClockMetric;

  @Field(() => String, { nullable: true, description: "What a duty is called; null for all other metrics." })
  name!: string | null;

  @Field(() => Int, { description: "Done in time." })
  met!: number;

  @Field(() => Int, { description: "Done late." })
  late!: number;

  @Field(() => Int, { description: "Late, and not done." })
  breached!: number;

  @Field(() => Int, { description: "Not asked for any more before the time was over." })
  cancelled!: number;

  @Field(() => Int, { description: "Not decided at `asOf`." })
  open!: number;

  @Field(() => Float, {
    nullable: true,
    description: "The share that was done in time of all that are decided, from 0 to 1; null where none is.",
  })
  compliance!: number | null;
}

@ObjectType("SlaSimulationCase", {
  description: "A case that would have come out otherwise.",
  simpleResolvers: true,
})
export class SlaSimulationCaseType implements Pick<SlaSimulationCase, "id"> {
  id!: Uuid;

  @Field(() => CaseType, { nullable: true, description: "The case." })
  case?: object | null;

  @Extensions({ mostItems: 100 })
  @Field(() => [SlaOutcomeDifferenceType], { description: "What differs; the first 100." })
  differences!: readonly SlaOutcomeDifferenceType[];
}

export const SlaSimulationCaseConnection = connectionTypeOf(SlaSimulationCaseType, "SlaSimulationCase");

registerEnumType(SimulationState, {
  name: "SlaSimulationState",
  description: "Where a simulation stands.",
  valuesConfig: {
    RUNNING: { description: "Cases are being replayed." },
    DONE: { description: "All cases were replayed." },
    FAILED: { description: "It could not be brought to its end; what was found until then stays." },
    CANCELLED: { description: "Somebody ended it; what was found until then stays." },
  },
});

@ObjectType("SlaSimulation", {
  implements: NodeType,
  description:
    "What would have become of the cases of a period under another policy or other hours. It is kept for 30 days.",
  simpleResolvers: true,
})
export class SlaSimulationType
  implements
    NodeType,
    Pick<
      SlaSimulation,
      "id" | "state" | "periodFrom" | "periodTo" | "asOf" | "casesTotal" | "casesDone" | "casesDifferent"
    >
{
  id!: Uuid;

  @Field(() => SimulationState, { description: "Where it stands." })
  state!: SimulationState;

  @Field(() => DateTime, { description: "From when on cases were opened." })
  periodFrom!: Instant;

  @Field(() => DateTime, { description: "Before when cases were opened." })
  periodTo!: Instant;

  @Field(() => DateTime, { description: "Until when the cases were followed." })
  asOf!: Instant;

  @Field(() => Int, { description: "How many cases there are to be replayed." })
  casesTotal!: number;

  @Field(() => Int, { description: "How many were replayed." })
  casesDone!: number;

  @Field(() => Int, { description: "How many of them would have come out otherwise." })
  casesDifferent!: number;

  @Extensions({ mostItems: 1_000 })
  @Field(() => [SlaOutcomeSumType], { description: "What became of their clocks." })
  before!: readonly SlaOutcomeSumType[];

  @Extensions({ mostItems: 1_000 })
  @Field(() => [SlaOutcomeSumType], { description: "What would have become of them." })
  after!: readonly SlaOutcomeSumType[];

  @Field(() => DateTime, { description: "When it was asked." })
  createdAt!: Instant;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it goes on." })
  finishedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Why it failed; null unless it did." })
  failure!: string | null;
}

export const SlaSimulationConnection = connectionTypeOf(SlaSimulationType, "SlaSimulation");
