import { writeFile } from "node:fs/promises";
import { readOptions, USAGE, UsageError } from "./options.ts";
import { figures } from "./report/figures.ts";
import { summarize } from "./report/summary.ts";
import { table } from "./report/table.ts";
import { writeReadme } from "./report/write-readme.ts";
import { run } from "./run.ts";

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const measurements = await run(options, (line) => void process.stderr.write(`${line}\n`));
  const summary = summarize(measurements);
  print(`\n${table(summary)}`);
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(figures(summary), null, 2)}\n`);
  if (options.writesReadme) await writeReadme(table(summary));
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) print(`${error.message}\n\n${USAGE}`);
  else print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
