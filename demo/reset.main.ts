import "reflect-metadata";
import { existsSync } from "node:fs";
import { readConfig } from "../src/kernel/config";
import { resetFromCommandLine } from "./reset-command";

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await resetFromCommandLine({
    args: process.argv.slice(2),
    config: readConfig(process.env),
    print: (text) => void process.stdout.write(`${text}\n`),
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
