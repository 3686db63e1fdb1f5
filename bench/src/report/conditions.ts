import { cpus } from "node:os";
import type { Options } from "../options.ts";

/** Under which circumstances the figures came about. */
export function conditions(options: Options): string {
  const { scale, repetitions, seconds, warmUpSeconds, layout, poolSize, callers } = options;
  const [cpu] = cpus();
  const cases = (100_000 * scale).toLocaleString("en");
  const machine = `${cpus().length} cores (${cpu?.model ?? "unknown"})`;
  return [
    `${cases} cases; ${repetitions} repetitions of ${seconds} s after ${warmUpSeconds} s of warm-up;`,
    `layout "${layout}"; ${poolSize} database connections each; ${callers === 1 ? "one caller" : `${callers} callers`};`,
    `Node ${process.versions.node} unless the name says another; ${machine}.`,
  ].join(" ");
}
