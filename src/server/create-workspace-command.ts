import { parseArgs } from "node:util";
import { z } from "zod";
import { WorkspaceMode } from "../entities/access/access-enums";
import type { Config } from "../kernel/config";
import { newUuid, publicId } from "../kernel/ids";
import { setUpWorkspace } from "../services/access/set-up-workspace";
import { runAsSystem } from "./run-as-system";
import { createLogger, startPlatform } from "./start-platform";

const USAGE = `Usage: npm run workspace:create -- --name "Acme" --admin-name "Ada" --admin-email ada@acme.example [--mode test]`;

const ARGUMENTS = z.object({
  name: z.string().trim().min(1).max(200),
  "admin-name": z.string().trim().min(1).max(200),
  "admin-email": z.email().max(320),
  mode: z
    .string()
    .transform((mode) => mode.toUpperCase())
    .pipe(z.enum(WorkspaceMode))
    .default(WorkspaceMode.LIVE),
});

/** What was asked for on the command line cannot be done as it stands. */
export class UsageError extends Error {}

export interface CommandLine {
  readonly args: readonly string[];
  readonly config: Config;
  readonly print: (text: string) => void;
}

/** Sets up a workspace on the configured database and prints its id and its first API key, this once. */
export async function createWorkspaceFromCommandLine({ args, config, print }: CommandLine): Promise<void> {
  const { name, mode, "admin-name": adminName, "admin-email": email } = argumentsOf(args);
  // Standard output carries the answer alone.
  const { platform, close } = await startPlatform(config, createLogger({ ...config, LOG_LEVEL: "silent" }));
  try {
    const admin = { name: adminName, email };
    const { workspace, secret } = await runAsSystem(platform, newUuid(), setUpWorkspace, {
      name,
      admin,
      mode,
    });
    print(`Workspace  ${publicId("ws", workspace.id)}`);
    if (mode === WorkspaceMode.TEST) print("Time       its own: `advanceTime` moves it on");
    print(`API key    ${secret}`);
    print("The key may do everything in this workspace. It is shown this once: keep it in a safe place.");
  } finally {
    await close();
  }
}

function argumentsOf(args: readonly string[]): z.infer<typeof ARGUMENTS> {
  const options = Object.fromEntries(
    Object.keys(ARGUMENTS.shape).map((option) => [option, { type: "string" as const }]),
  );
  let values: unknown;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const parsed = ARGUMENTS.safeParse(values);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  --${path.join(".")}: ${message}`);
  throw new UsageError(`${faults.join("\n")}\n${USAGE}`);
}
