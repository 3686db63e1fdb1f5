// Compiles the sources to dist/. Types are checked by `npm run typecheck`, not here: a start must be quick.
import { rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";

await rm("dist", { recursive: true, force: true });
const swc = spawnSync(
  process.execPath,
  ["node_modules/@swc/cli/bin/swc.js", "src", "migrations", "demo", "-d", "dist", "--quiet"],
  { stdio: "inherit" },
);
process.exitCode = swc.status ?? 1;
