// `npm run soak [-- --seconds 60] [--only faults,drops] [--json FILE]`
// Compiles the sources into a folder of their own, so that processes which are started again in the middle of a run
// find what they were started from, and hands over to what was compiled.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = mkdtempSync(join(root, "dist", "soak."));

function node(...args) {
  return spawnSync(process.execPath, args, { stdio: "inherit", cwd: root }).status ?? 1;
}

const SOURCES = ["src", "migrations", "demo", "soak", "tests/events/outbox-writer.ts"];
process.on("SIGINT", () => undefined);
process.exitCode =
  node("node_modules/@swc/cli/bin/swc.js", ...SOURCES, "-d", out, "--quiet") ||
  node("--max-old-space-size=4096", join(out, "soak", "soak.main.js"), ...process.argv.slice(2));
rmSync(out, { recursive: true, force: true });
