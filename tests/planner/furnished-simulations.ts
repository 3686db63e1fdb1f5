import { updateRow } from "../../src/kernel/database/store";
import { safeText } from "../../src/kernel/firewall/admit";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { command } from "../../src/services/access/operations";
import { RUNNING_SIMULATIONS, SIMULATIONS } from "../../src/services/clocks/simulation/run-simulations";
import { uuidOf } from "../cases/desk";
import type { World } from "../support/world";
import { make } from "./make";

const PERIOD = { from: "2025-01-01T00:00:00.000Z", to: "2027-01-01T00:00:00.000Z" };

/** What would have been, had a policy asked for more than anybody can do; the last one came to no end. */
export async function makeSimulations(
  redress: World,
  policies: readonly string[],
): Promise<readonly string[]> {
  const made = [];
  for (const metric of ["FIRST_RESPONSE", "TOTAL_RESOLUTION", "FIRST_RESOLUTION"]) {
    const targets = [{ metric, duration: "PT1S", inBusinessTime: false }];
    const policy = { policyId: policies[0], targets };
    made.push(await make(redress.api, "simulateSlaPolicy", "simulation", { period: PERIOD, policy }));
  }
  const { platform, workspace } = redress;
  for (let done = 1; done > 0;)
    ({ done } = await runAsSystem(platform, workspace.id, RUNNING_SIMULATIONS.operation, { limit: 100 }));
  await fail(redress, made.at(-1)!);
  return made;
}

/** What only a fault brings about. */
async function fail({ platform, workspace }: World, id: string): Promise<void> {
  const change = command({ name: "test:failSimulation", permission: "sla:write" }, (ctx: Context) =>
    updateRow(ctx, SIMULATIONS, uuidOf(id), {
      state: "FAILED",
      failure: safeText("It could not go on."),
      finishedAt: ctx.now(),
    }),
  );
  await runAsSystem(platform, workspace.id, change, null);
}
