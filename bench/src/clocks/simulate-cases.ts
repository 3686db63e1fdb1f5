import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "../database/bench-database.ts";
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
  readonly casesDone: number;
}

/** How long it takes to replay every case under a policy with three targets in work time. */
export async function simulateAllCases(
  database: BenchDatabase,
  print: (line: string) => void,
): Promise<object> {
  await using cleanUp = new AsyncDisposableStack();
  const redress = await startRedress(database, "all", "all");
  cleanUp.defer(() => redress.stop());
  const target = { inBusinessTime: true, pausedBy: ["WAITING_ON_CUSTOMER"] };
  const input = {
    period: { from: "2024-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" },
    policy: {
      targets: [
        { ...target, metric: "FIRST_RESPONSE", duration: "PT1H", warnings: [{ share: 0.8 }] },
        { ...target, metric: "NEXT_RESPONSE", duration: "PT4H" },
        { ...target, metric: "TOTAL_RESOLUTION", duration: "PT40H" },
      ],
    },
  };
  const began = Date.now();
  const { simulateSlaPolicy } = await ask<{ simulateSlaPolicy: { simulation: { id: string } | null } }>(
    redress,
    database,
    START,
    { input },
  );
  const id = simulateSlaPolicy.simulation?.id;
  for (; Date.now() < began + PATIENCE_MS; await delay(250)) {
    const { slaSimulation } = await ask<{ slaSimulation: Simulation }>(redress, database, READ, { id });
    if (slaSimulation.state !== "RUNNING") return { seconds: (Date.now() - began) / 1_000, ...slaSimulation };
  }
  print("The simulation did not end.");
  return {};
}
