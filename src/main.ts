import "./keep-young";
import "./leave-out-checks";
import "reflect-metadata";
import { existsSync } from "node:fs";
import { demoWorkspace } from "../demo/demo-workspace";
import { readConfig } from "./kernel/config";
import { startApi, type RunningApi } from "./server/start-api";

/** A drain that takes longer is ended: the orchestrator would kill the process anyway. */
const DRAIN_MS = 25_000;

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const api = await startApi({
    config: readConfig(process.env),
    print: (text) => void process.stdout.write(`${text}\n`),
    demoWorkspace,
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void drain(api));
}

async function drain(api: RunningApi): Promise<void> {
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  // An impatient second Ctrl-C ends the process at once.
  process.once("SIGINT", () => process.exit(130));
  await api.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
