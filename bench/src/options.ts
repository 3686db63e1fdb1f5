import { parseArgs } from "node:util";
import { LAYOUTS, type LayoutName } from "./layout.ts";
import { OPERATIONS, type Operation } from "./operations/operations.ts";

export interface Options {
  /** 1 is 100,000 cases. */
  readonly scale: number;
  readonly operations: readonly Operation[];
  /** Names of servers; empty for all. */
  readonly servers: readonly string[];
  readonly repetitions: number;
  readonly connections: readonly number[];
  /** Of one measurement, after its warm-up. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly layout: LayoutName;
  /** Database connections of each server. */
  readonly poolSize: number;
  /** How many keys Redress is asked by. */
  readonly callers: number;
  readonly json: string | null;
  readonly writesReadme: boolean;
  /** Whether to say where Redress spends its CPU time. */
  readonly profiles: boolean;
}

const FULL = { scale: 1, repetitions: 5, seconds: 3, warmUpSeconds: 1 };
const QUICK = { scale: 0.05, repetitions: 1, seconds: 0.35, warmUpSeconds: 0.25 };
/** A key for each connection. */
const MOST_CALLERS = 32;

export const USAGE = `npm run bench -- [options]
  --quick             about a minute: 5,000 cases, one repetition, short measurements
  --scale N           times 100,000 cases (default 1; 10 is a million)
  --only a,b          operations: ${OPERATIONS.join(", ")}
  --servers a,b       servers: ours, ours-node<major of the machine's own>, limit, postgraphile, mercurius
  --reps N            repetitions (default ${FULL.repetitions})
  --connections a,b   default 1,32
  --seconds N         length of one measurement (default ${FULL.seconds})
  --warm-up N         seconds before each measurement (default ${FULL.warmUpSeconds})
  --layout NAME       which process has which core: ${Object.keys(LAYOUTS).join(", ")} (default split)
  --pool N            database connections of each server (default 10)
  --callers N         API keys by which Redress is asked, the connections in turn (default ${MOST_CALLERS})
  --json FILE         writes the figures
  --profile           says where Redress spends its CPU time, which costs some of it
  --write-readme      puts the table into bench/README.md`;

export class UsageError extends Error {}

export function readOptions(args: readonly string[]): Options {
  const { values } = parsed(args);
  if (values.help) throw new UsageError("Measures Redress beside others.");
  const defaults = values.quick ? QUICK : FULL;
  const { layout = "split" } = values;
  if (!isLayout(layout)) throw new UsageError(`There is no layout "${layout}".`);
  return {
    scale: number(values.scale, defaults.scale),
    operations: values.only ? values.only.split(",").map(operation) : OPERATIONS,
    servers: values.servers?.split(",") ?? [],
    repetitions: number(values.reps, defaults.repetitions),
    connections: (values.connections ?? "1,32").split(",").map((text) => number(text, 1)),
    seconds: number(values.seconds, defaults.seconds),
    warmUpSeconds: number(values["warm-up"], defaults.warmUpSeconds),
    layout,
    poolSize: number(values.pool, 10),
    callers: number(values.callers, MOST_CALLERS),
    json: values.json ?? null,
    writesReadme: values["write-readme"] ?? false,
    profiles: values.profile ?? false,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: flag,
        quick: flag,
        scale: text,
        only: text,
        servers: text,
        reps: text,
        connections: text,
        seconds: text,
        "warm-up": text,
        layout: text,
        pool: text,
        callers: text,
        json: text,
        "write-readme": flag,
        profile: flag,
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function number(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new UsageError(`"${text ?? ""}" is not a number above nought.`);
  return value;
}

function operation(name: string): Operation {
  const known = OPERATIONS.find((candidate) => candidate === name);
  if (!known) throw new UsageError(`There is no operation "${name}".`);
  return known;
}

function isLayout(name: string): name is LayoutName {
  return Object.hasOwn(LAYOUTS, name);
}
