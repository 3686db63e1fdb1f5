import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openBenchDatabase, type BenchDatabase } from "../database/bench-database.ts";
import { beOnlyRun } from "../only-run.ts";
import { BENCH } from "../paths.ts";
import { judged } from "../../limits.mjs";
import { changeCalendarWhileAgentsRead } from "./change-calendar.ts";
import { clockLimits } from "./clock-limits.ts";
import { fireWithinAMinute } from "./fire-clocks.ts";
import { followHistories } from "./follow-histories.ts";
import { simulateAllCases } from "./simulate-cases.ts";

const print = (line: string): void => void process.stderr.write(`${line}\n`);

/** From filling the tables to the first clock that is due. */
const FILLING_MS = 180_000;

async function fill({ client, workspace }: BenchDatabase, dueFrom: number): Promise<void> {
  await client.query("select set_config('bench.workspace', $1, false)", [workspace.id]);
  await client.query("select set_config('bench.due_from', $1, false)", [new Date(dueFrom).toISOString()]);
  await client.query(await readFile(join(BENCH, "sql", "clocks.sql"), "utf8"));
}

type Open = (copy?: string) => Promise<BenchDatabase>;

const PARTS = {
  /** 100,000 clocks that fall due within one minute, of a million that run. */
  fire: async (open: Open) => {
    const database = await open();
    const dueFrom = Date.now() + FILLING_MS;
    await fill(database, dueFrom);
    return fireWithinAMinute(database, dueFrom, print);
  },
  /** A calendar that gets other hours, by which 100,000 clocks run. */
  calendar: async (open: Open) => {
    const database = await open();
    await fill(database, Date.now() + 86_400_000);
    return changeCalendarWhileAgentsRead(database, print);
  },
  /** What would have become of 100,000 cases; and that by today's policies it is what did become of them. */
  simulation: async (open: Open, scale: number) => {
    const database = await open("histories");
    const { policyId } = await followHistories(database, print);
    return { cases: Math.round(100_000 * scale), ...(await simulateAllCases(database, policyId)) };
  },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      suite: { type: "string" },
      only: { type: "string" },
      scale: { type: "string", default: "1" },
      json: { type: "string" },
    },
  });
  await using cleanUp = new AsyncDisposableStack();
  cleanUp.defer(await beOnlyRun());
  const scale = Number(values.scale);
  const opened = new Map<string | undefined, BenchDatabase>();
  const open: Open = async (copy) => {
    const database = opened.get(copy) ?? (await openBenchDatabase(scale, print, copy));
    if (!opened.has(copy)) cleanUp.defer(() => database.close());
    opened.set(copy, database);
    return database;
  };
  const wanted = values.only?.split(",") ?? Object.keys(PARTS);
  const figures: Record<string, unknown> = {};
  for (const [name, measure] of Object.entries(PARTS))
    if (wanted.includes(name)) {
      figures[name] = await measure(open, scale);
      print(`${name}: ${JSON.stringify(figures[name])}`);
      await delay(1_000);
    }
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  process.stdout.write(text);
  judged(clockLimits(figures)).forEach(print);
  if (values.json) await writeFile(values.json, text);
}

main().catch((error: unknown) => {
  print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
