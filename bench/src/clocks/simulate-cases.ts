import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "../database/bench-database.ts";
import type { Launched } from "../servers/launch.ts";
import { ask, startRedress } from "./redress.ts";

const PATIENCE_MS = 600_000;

const START = `mutation ($input: SimulateSlaPolicyInput!) {
  simulateSlaPolicy(input: $input) { simulation { id } userErrors { field message } }
}`;

const READ = `query ($id: ID!) {
  slaSimulation(id: $id) { state casesTotal casesDone casesDifferent after { metric met late breached open } }
}`;

interface Simulation {
  readonly state: string;
  readonly casesTotal: number;
  readonly casesDone: number;
  readonly casesDifferent: number;
}

export type SimulationFigures = Simulation & { readonly seconds: number };

/** Of all histories. */
const PERIOD = { from: "2023-09-01T00:00:00Z", to: "2025-10-01T00:00:00Z" };

/**
 * How long it takes to replay every case: under a policy with three targets in work time beside those of today, and
 * under the policies of today, which have to come to what is stored.
 */
export async function simulateAllCases(
  database: BenchDatabase,
  policyId: string,
): Promise<{ readonly another: SimulationFigures; readonly today: SimulationFigures }> {
  await using cleanUp = new AsyncDisposableStack();
  const redress = await startRedress(database, "all", "all");
  cleanUp.defer(() => redress.stop());
  await figuresAreCounted(database);
  const target = { inBusinessTime: true, pausedBy: ["WAITING_ON_CUSTOMER"] };
  const another = {
    policyId,
    targets: [
      { ...target, metric: "FIRST_RESPONSE", duration: "PT1H", warnings: [{ share: 0.8 }] },
      { ...target, metric: "NEXT_RESPONSE", duration: "PT4H" },
      { ...target, metric: "TOTAL_RESOLUTION", duration: "PT40H" },
    ],
  };
  return {
    today: await simulate(redress, database, { policyId }),
    another: await simulate(redress, database, another),
  };
}

/** The same process counts the figures of cases that it finds: that is no part of a what-if. */
async function figuresAreCounted({ client }: BenchDatabase): Promise<void> {
  for (const began = Date.now(); Date.now() < began + PATIENCE_MS; await delay(1_000)) {
    const { rows } = await client.query<{ isLeft: boolean }>(
      `select exists (select from metric_recounts where done_at is null) as "isLeft"`,
    );
    if (!rows[0]?.isLeft) return;
  }
  throw new Error("The figures have not been counted in time.");
}

async function simulate(
  redress: Launched,
  database: BenchDatabase,
  policy: object,
): Promise<SimulationFigures> {
  const began = Date.now();
  const { simulateSlaPolicy } = await ask<{ simulateSlaPolicy: { simulation: { id: string } | null } }>(
    redress,
    database,
    START,
    { input: { period: PERIOD, policy } },
  );
  const id = simulateSlaPolicy.simulation?.id;
  for (; Date.now() < began + PATIENCE_MS; await delay(250)) {
    const { slaSimulation } = await ask<{ slaSimulation: Simulation }>(redress, database, READ, { id });
    if (slaSimulation.state !== "RUNNING") return { seconds: (Date.now() - began) / 1_000, ...slaSimulation };
  }
  throw new Error("The simulation did not end.");
}
