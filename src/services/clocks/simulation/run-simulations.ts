import { SlaSimulationCase } from "../../../entities/clocks/sla-simulation-case.entity";
import { SlaSimulation } from "../../../entities/clocks/sla-simulation.entity";
import { firstRow } from "../../../kernel/database/database";
import { every, NOTHING, sql, type Sql } from "../../../kernel/database/sql";
import { insertion, updating } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import { Refusal } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { TimedWork } from "../../access/timed-work";
import type { CaseFilter } from "../../cases/case-filter";
import { viewedCases } from "../../cases/list-cases";
import { CASE_ROW, type CaseRow } from "../following/case-history";
import { addedUp, type OutcomeSum } from "./outcome-sums";
import { differencesBetween, outcomesOf, type Outcome, type Outcomes } from "./outcomes";
import { replayCases } from "./replay-cases";
import { storedOutcomes } from "./stored-outcomes";
import { supposedWorld, type SupposedChange } from "./supposed";

export const SIMULATIONS = table(SlaSimulation);
export const SIMULATED_CASES = table(SlaSimulationCase);

/** Cases of one transaction: enough to be fast, and soon done. */
const CASES_TO_ONE = 5;

const NO_OUTCOMES: Outcomes = new Map();

/** The sums of a simulation, as they are kept. */
export interface SimulationSums {
  readonly before: readonly OutcomeSum[];
  readonly after: readonly OutcomeSum[];
}

/** Goes on with the oldest simulation that is not done, by one batch of its cases. */
const runSimulations = command(
  { name: "sla:runSimulations", permission: "case:read" },
  async (ctx: Context, { limit }: { readonly limit: number }): Promise<{ readonly done: number }> => {
    const simulation = await firstRow<SlaSimulation>(
      ctx.db,
      sql`
      select ${columnsOf(SIMULATIONS, "s")}
      from sla_simulations s
      where ${ctx.inWorkspace("s")}
      and s.finished_at is null
      order by s.id
      limit 1
      for no key update skip locked`,
    );
    if (!simulation) return { done: 0 };
    try {
      await simulateNext(ctx, simulation, limit * CASES_TO_ONE);
    } catch (error) {
      // What cannot be answered must not keep the others waiting for ever.
      if (!(error instanceof Refusal)) throw error;
      finish(ctx, simulation, { state: "FAILED", failure: safeText(error.message) });
    }
    return { done: 1 };
  },
);

/** It is due as soon as somebody asks for it. */
export const RUNNING_SIMULATIONS: TimedWork = {
  name: "runSimulations",
  operation: runSimulations,
  nextDue: null,
};

type Differing = Pick<SlaSimulationCase, "id" | "simulationId" | "caseId" | "differences">;

/** Replays the next cases of a simulation that is held. */
export async function simulateNext(ctx: Context, simulation: SlaSimulation, most: number): Promise<void> {
  const rows = await nextCases(ctx, simulation, most);
  const last = rows.at(-1);
  if (!last) return finish(ctx, simulation, { state: "DONE" });
  const at = Date.parse(simulation.asOf);
  const supposed = simulation.supposed as unknown as SupposedChange;
  const ids = rows.map(({ id }) => id);
  const [world, stored] = await Promise.all([
    supposedWorld(ctx, supposed, { at, key: simulation.id }),
    storedOutcomes(ctx, ids, at),
  ]);
  const clocksOf = await replayCases(ctx, rows, world, at);
  const [was, would]: [Outcome[], Outcome[]] = [[], []];
  const different: Differing[] = [];
  for (const row of rows) {
    const before = stored.get(row.id) ?? NO_OUTCOMES;
    const after = outcomesOf(clocksOf(row), at, world.reckoner);
    was.push(...before.values());
    would.push(...after.values());
    const differences = differencesBetween(before, after, world.hoursBegun);
    if (differences.length > 0)
      different.push({ id: ctx.newId(), simulationId: simulation.id, caseId: row.id, differences });
  }
  if (different.length > 0) ctx.db.write(insertion<SlaSimulationCase>(ctx, SIMULATED_CASES, different));
  const { before, after } = simulation.sums as unknown as SimulationSums;
  const done = {
    casesDone: simulation.casesDone + rows.length,
    casesDifferent: simulation.casesDifferent + different.length,
    doneToInstant: last.createdAt,
    doneTo: last.id,
    sums: { before: addedUp(before, was), after: addedUp(after, would) },
  };
  ctx.db.write(updating(ctx, SIMULATIONS, simulation.id, done));
}

function finish(
  ctx: Context,
  { id }: SlaSimulation,
  end: Pick<SlaSimulation, "state"> & Partial<Pick<SlaSimulation, "failure">>,
): void {
  ctx.db.write(updating(ctx, SIMULATIONS, id, { ...end, finishedAt: ctx.now() }));
}

function nextCases(
  ctx: Context,
  { filter, periodFrom, periodTo, doneToInstant, doneTo }: SlaSimulation,
  most: number,
): Promise<readonly CaseRow[]> {
  return ctx.db.rows<CaseRow>(sql`
    select ${CASE_ROW}
    from cases c
    where ${every([...casesOfSimulation(ctx, { filter, periodFrom, periodTo })])}
    ${doneTo === null ? NOTHING : sql`and (c.created_at, c.id) > (${doneToInstant}::timestamptz, ${doneTo}::uuid)`}
    order by c.created_at, c.id
    limit ${most}`);
}

/** Which cases it is about. */
export function casesOfSimulation(
  ctx: Context,
  { filter, periodFrom, periodTo }: Pick<SlaSimulation, "filter" | "periodFrom" | "periodTo">,
): readonly Sql[] {
  return [
    ...viewedCases(ctx, filter as CaseFilter).where,
    sql`c.created_at >= ${periodFrom}`,
    sql`c.created_at < ${periodTo}`,
  ];
}
