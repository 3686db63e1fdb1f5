// Compiles the sources to dist/. Types are checked by `npm run typecheck`, not here: a start must be quick.
import { rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { buildGraphiql } from "./build-graphiql.mjs";

const sources = ["src", "migrations", "demo"];
await Promise.all(sources.map((name) => rm(`dist/${name}`, { recursive: true, force: true })));
const swc = spawnSync(
  process.execPath,
  ["node_modules/@swc/cli/bin/swc.js", ...sources, "-d", "dist", "--quiet"],
  { stdio: "inherit" },
);
await buildGraphiql("dist/graphiql");
process.exitCode = swc.status ?? 1;
