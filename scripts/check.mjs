// Runs every gate, cheapest first, and goes on after one that fails, so that one run tells all.
// `--without tests` leaves gates out, for whoever has run them already.
import { spawnSync } from "node:child_process";

const GATES = [
  { name: "boundaries", command: "depcruise src migrations --config .dependency-cruiser.cjs" },
  { name: "dead code", command: "knip --no-progress" },
  { name: "generated files", command: "node scripts/generate.mjs --check" },
  { name: "types", command: "tsc -p ." },
  { name: "types of graphiql", command: "tsc -p graphiql" },
  { name: "format", command: "prettier --check --log-level warn --cache ." },
  { name: "lint", command: "eslint . --cache --cache-location node_modules/.cache/eslint/" },
  { name: "tests", command: "jest", environment: { REDRESS_COVERAGE: "true" } },
  {
    name: "tests of the embedded database",
    command: "jest tests/embedded-postgres",
    environment: { TEST_EMBEDDED: "true" },
  },
  // The others run documents as compiled code; what graphql itself answers must be the same. All of the tests
  // take as long again: here are those whose documents vary most.
  {
    name: "tests, interpreted",
    command: "npm run --silent test:interpreted -- tests/api tests/gates/tenancy tests/server",
  },
];

function passes({ name, command, environment }) {
  const startedAt = performance.now();
  console.log(`\n> ${name}: ${command}`);
  const { status } = spawnSync(command, {
    shell: true,
    stdio: "inherit",
    env: { ...process.env, ...environment, PATH: `node_modules/.bin:${process.env.PATH}` },
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`> ${name}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  return status === 0;
}

const [flag, ...left] = process.argv.slice(2);
const gates = GATES.filter(({ name }) => flag !== "--without" || !left.includes(name));
const failed = gates.filter((gate) => !passes(gate)).map(({ name }) => name);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(", ")}`);
console.log(`\nGates: ${failed.length} failed, ${gates.length - failed.length} passed`);
process.exitCode = failed.length > 0 ? 1 : 0;
