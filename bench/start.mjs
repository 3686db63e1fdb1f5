// Readies what the bench needs and hands over to it: a build that is no older than the sources, its own packages,
// and Node 24, which comes as one of them. Runs on the machine's own Node, on which Redress is measured as well.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bench = dirname(fileURLToPath(import.meta.url));
const root = dirname(bench);

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true });
  return Math.max(...entries.map((entry) => changedAt(join(root, folder, entry))));
}

const builtAt = changedAt(join(root, "dist", "src", "main.js"));
if (builtAt < Math.max(...["src", "migrations", "demo"].map(newestIn)))
  run("npm", ["run", "--silent", "build"], root);

const installedAt = changedAt(join(bench, "node_modules", ".package-lock.json"));
if (installedAt < changedAt(join(bench, "package-lock.json")))
  run("npm", ["ci", "--no-audit", "--no-fund"], bench);

/** What is measured, by `--suite`; requests beside those of others unless told. A suite of its own has its own program. */
const SUITES = {
  requests: "src/bench.main.ts",
  clocks: "src/clocks/clocks.main.ts",
  metrics: "metrics/start.mjs",
};
const args = process.argv.slice(2);
const named = args.indexOf("--suite");
const suite = named < 0 ? "requests" : args[named + 1];
if (!Object.hasOwn(SUITES, suite)) {
  process.stderr.write(`There is no suite "${suite}", but ${Object.keys(SUITES).join(", ")}.\n`);
  process.exit(1);
}
const program = SUITES[suite];
// What measures Redress within its own process runs on the machine's Node, as Redress does.
const node = program.endsWith(".mjs") ? process.execPath : join(bench, "node_modules", "node", "bin", "node");
const left = named < 0 ? args : args.toSpliced(named, 2);
const { status } = spawnSync(node, [join(bench, program), ...left], {
  cwd: bench,
  stdio: "inherit",
  env: { ...process.env, BENCH_MACHINE_NODE: process.execPath },
});
process.exitCode = status ?? 1;
