import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { SlaSimulationCase } from "../../entities/clocks/sla-simulation-case.entity";
import type { SlaSimulation } from "../../entities/clocks/sla-simulation.entity";
import { parsePublicId } from "../../kernel/ids";
import {
  CancelSlaSimulationInput,
  CancelSlaSimulationPayload,
  SimulateSlaPolicyInput,
  SimulateSlaPolicyPayload,
} from "../../schema/clocks/sla-simulation-inputs";
import {
  SlaSimulationCaseConnection,
  SlaSimulationCaseType,
  SlaSimulationConnection,
  SlaSimulationType,
  type SlaOutcomeDifferenceType,
  type SlaOutcomeSumType,
} from "../../schema/clocks/sla-simulation.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { casesById } from "../../services/cases/read-cases";
import {
  casesOfSimulations,
  simulationList,
  simulationsById,
} from "../../services/clocks/simulation/read-simulations";
import { cancelSimulation, simulatePolicy } from "../../services/clocks/simulation/simulate-policy";
import { shownDifferences, shownSums } from "../../services/clocks/simulation/shown-outcomes";
import { Ask } from "../asked";
import { Derived } from "../derived-field";
import { listField } from "../list-field";
import { List, One } from "../related-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver(() => SlaSimulationType)
export class SlaSimulationResolver {
  @Query(() => SlaSimulationType, {
    nullable: true,
    description: "One simulation; null when there is none of this id.",
  })
  slaSimulation(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The simulation's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<SlaSimulation | null> {
    return load(simulationsById, parsePublicId("sim", id, "id"), null, wanted);
  }

  @Query(() => SlaSimulationConnection, { nullable: true, description: "Simulations, the latest first." })
  slaSimulations(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<SlaSimulation>> {
    return listField(context, simulationList, args, asked);
  }

  @Mutation(() => SimulateSlaPolicyPayload, {
    description:
      "Asks what would have become of past cases under another policy or other hours. Nothing but the answer is written. At most 3 run at once.",
  })
  simulateSlaPolicy(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SimulateSlaPolicyInput, { description: "What is supposed, of which cases." })
    input: SimulateSlaPolicyInput,
  ): Promise<SimulateSlaPolicyPayload> {
    return run(simulatePolicy, input);
  }

  @Mutation(() => CancelSlaSimulationPayload, {
    description: "Ends a simulation; what was found until then stays. Safe to repeat.",
  })
  cancelSlaSimulation(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CancelSlaSimulationInput, { description: "The simulation." })
    input: CancelSlaSimulationInput,
  ): Promise<CancelSlaSimulationPayload> {
    return run(cancelSimulation, input);
  }

  @Derived<SlaSimulation>(["sums"], ({ sums }) => shownSums(sums, "before"))
  before!: readonly SlaOutcomeSumType[];

  @Derived<SlaSimulation>(["sums"], ({ sums }) => shownSums(sums, "after"))
  after!: readonly SlaOutcomeSumType[];

  @List(casesOfSimulations, () => PageArgs, {
    type: () => SlaSimulationCaseConnection,
    description: "The cases that would have come out otherwise.",
  })
  cases!: Connection<SlaSimulationCase>;
}

@Resolver(() => SlaSimulationCaseType)
export class SlaSimulationCaseResolver {
  @One(casesById, "caseId")
  case!: object | null;

  @Derived<SlaSimulationCase>(["differences"], ({ differences }) => shownDifferences(differences))
  differences!: readonly SlaOutcomeDifferenceType[];
}
