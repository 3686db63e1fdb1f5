import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Figures } from "./figures";
import { startPostgres } from "./stage/postgres";
import { crowd } from "./scenarios/crowd";
import { drops } from "./scenarios/drops";
import { fanOut } from "./scenarios/fan-out";
import { faults } from "./scenarios/faults";
import { idleTransaction } from "./scenarios/idle-transaction";
import { neighbours } from "./scenarios/neighbours";
import { revoked } from "./scenarios/revoked";
import type { Scenario } from "./scenarios/scenario";
import { stalled } from "./scenarios/stalled";
import { wallboard } from "./scenarios/wallboard";
import { webhooks } from "./scenarios/webhooks";

/** In the order in which they are run. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  faults,
  "idle-transaction": idleTransaction,
  drops,
  stalled,
  "fan-out": fanOut,
  crowd,
  webhooks,
  neighbours,
  revoked,
  wallboard,
};

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    only: { type: "string", default: Object.keys(SCENARIOS).join(",") },
    json: { type: "string" },
  },
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const figures = new Figures(print);
  const seconds = Number(values.seconds);
  // What fails beside the scenario must not end the run before its server is stopped.
  process.on("unhandledRejection", (reason) => figures.fail(reason));
  for (const name of values.only.split(",")) {
    const scenario = SCENARIOS[name];
    if (!scenario)
      throw new Error(`There is no scenario ${name}; there are ${Object.keys(SCENARIOS).join(", ")}.`);
    figures.begin(name);
    // One of its own for each: none meets what another left behind.
    const postgres = await startPostgres();
    await scenario({ postgres, figures, seconds }).catch((error: unknown) => figures.fail(error));
    await postgres.stop();
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ figures: figures.all }, null, 2)}\n`);
  }
  print(
    figures.failed.length === 0 ? "\nAll is as it has to be." : `\nNOT GOOD: ${figures.failed.join("; ")}`,
  );
  process.exit(figures.failed.length === 0 ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exit(1);
});
