// Compiles the sources to a folder of their own and writes the files that are made from them, or those named.
// Flags: --check, --accept-breaking.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const out = `dist/generate.${process.pid}`;

function node(...args) {
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

process.exitCode =
  node("node_modules/@swc/cli/bin/swc.js", "src", "scripts/generated", "-d", out, "--quiet") ||
  node(`${out}/scripts/generated/write-generated-files.js`, ...process.argv.slice(2));
rmSync(out, { recursive: true, force: true });
