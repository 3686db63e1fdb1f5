import type { SlaSimulationCase } from "../../../entities/clocks/sla-simulation-case.entity";
import type { SlaSimulation } from "../../../entities/clocks/sla-simulation.entity";
import { sql } from "../../../kernel/database/sql";
import type { InnerListSpec, ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, listWithin, readById } from "../../access/reads";
import { SIMULATED_CASES, SIMULATIONS } from "./run-simulations";

/** The simulations of these ids. */
export const simulationsById = readById(
  { name: "slaSimulation:byId", permission: "sla:read" },
  SIMULATIONS,
  "s",
  ({ inWorkspace }) => inWorkspace("s"),
);

/** The simulations of the workspace, the latest first. */
export const simulationList = listOf(
  { name: "slaSimulation:list", permission: "sla:read" },
  ({ inWorkspace }: Context): ListSpec<SlaSimulation> => ({
    name: "slaSimulations",
    table: SIMULATIONS,
    alias: "s",
    from: sql`sla_simulations s`,
    where: [inWorkspace("s")],
    key: { column: "s.created_at", type: "timestamptz" },
    id: "s.id",
    descending: true,
  }),
);

/** The cases of each of these simulations that would have come to another end, in the order of their opening. */
export const casesOfSimulations = listWithin(
  { name: "slaSimulation:cases", permission: "sla:read" },
  ({ inWorkspace }: Context): InnerListSpec<SlaSimulationCase> => ({
    name: "slaSimulationCases",
    table: SIMULATED_CASES,
    alias: "d",
    from: sql`sla_simulation_cases d`,
    where: [inWorkspace("d")],
    key: { column: "d.created_at", type: "timestamptz" },
    id: "d.id",
    parent: "d.simulation_id",
    descending: false,
  }),
);
