import { parseArgs } from "node:util";
import type { Config } from "../src/kernel/config";
import { createLogger, startPlatform } from "../src/server/start-platform";
import { demoAccess } from "./demo-workspace";
import { resetDemo } from "./reset-demo";

const USAGE = "Usage: npm run demo:reset -- [--scale 1…1000]";

/** What was asked for on the command line cannot be done as it stands. */
export class ResetUsageError extends Error {}

export interface ResetCommandLine {
  readonly args: readonly string[];
  readonly config: Config;
  readonly print: (text: string) => void;
}

/** Makes the demo workspace of the configured database afresh, and says what the way in is. */
export async function resetFromCommandLine({ args, config, print }: ResetCommandLine): Promise<void> {
  const scale = scaleOf(args);
  if (config.DATABASE_URL && config.REDRESS_DEMO !== "true")
    throw new ResetUsageError(
      "On a database of your own, say REDRESS_DEMO=true: a demo workspace is made there.",
    );
  const startedAt = performance.now();
  const { platform, close } = await startPlatform(config, createLogger({ ...config, LOG_LEVEL: "silent" }));
  try {
    await resetDemo(platform, {
      scale,
      onCopy: (made) => {
        if (made % 10 === 0) print(`${made} of ${scale}, ${seconds(startedAt)} s`);
      },
    });
    const { workspaceId, key } = demoAccess(platform);
    print(`Workspace  ${workspaceId}, made afresh in ${seconds(startedAt)} s`);
    print(`Key        ${key}`);
  } finally {
    await close();
  }
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1_000).toFixed(1);
}

function scaleOf(args: readonly string[]): number {
  const text = textOf(args);
  if (!/^[1-9]\d{0,2}$|^1000$/.test(text)) throw new ResetUsageError(USAGE);
  return Number(text);
}

function textOf(args: readonly string[]): string {
  try {
    return parseArgs({ args: [...args], options: { scale: { type: "string" } } }).values.scale ?? "1";
  } catch (error) {
    throw new ResetUsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
