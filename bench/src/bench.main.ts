import { rm, writeFile } from "node:fs/promises";
import { readOptions, USAGE, UsageError } from "./options.ts";
import { PROFILES } from "./paths.ts";
import { conditions } from "./report/conditions.ts";
import { figures } from "./report/figures.ts";
import { profileReport } from "./report/profile.ts";
import { disturbance, summarize } from "./report/summary.ts";
import { table } from "./report/table.ts";
import { writeReadme } from "./report/write-readme.ts";
import { run } from "./run.ts";

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.profiles) await rm(PROFILES, { recursive: true, force: true });
  const { measurements, beganAtMicroseconds } = await run(
    options,
    (line) => void process.stderr.write(`${line}\n`),
  );
  const summary = summarize(measurements);
  const shown = [conditions(options), table(summary, disturbance(measurements))].join("\n\n");
  print(`\n${shown}`);
  if (options.profiles) print(`\n${await profileReport(PROFILES, beganAtMicroseconds)}`);
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(figures(summary), null, 2)}\n`);
  if (options.writesReadme) await writeReadme(shown);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) print(`${error.message}\n\n${USAGE}`);
  else print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
