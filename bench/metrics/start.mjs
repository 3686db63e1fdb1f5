/**
 * Whether figures come at once on a desk of a million cases: `npm run bench -- --suite metrics [--cases 1000000]
 * [--rounds 40] [--json FILE]`. In one process, from the operation to the answer, with row-level security.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judged } from "../limits.mjs";
import { BEGIN, BEHIND, DASHBOARD, END, limitsOf, OPENED, ZONE } from "./dashboard.mjs";
import { fill, tidy } from "./fill.mjs";

const require = createRequire(import.meta.url);
require("reflect-metadata");
const ours = (path) => require(`../../dist/src/${path}.js`);
const { Client } = require("pg");

const { values: options } = parseArgs({
  options: {
    cases: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "40" },
    json: { type: "string" },
  },
});
const log = (line) => void process.stderr.write(`${line}\n`);

const { startEmbeddedPostgres } = ours("kernel/embedded-postgres/start-embedded-postgres");
const { migrate } = ours("kernel/database/migrate");
const { createPool } = ours("kernel/database/pool");
const { newUuid } = ours("kernel/ids");
const { Memory } = ours("kernel/memory");
const { workspaceCondition } = ours("kernel/operation");
const { runAsSystem } = ours("server/run-as-system");
const { readMetrics, readBoard } = ours("services/analytics/figures/read-metrics");
const { casesOfFigure } = ours("services/analytics/drilling/cases-of-figure");
const { recountMetrics } = ours("services/analytics/checking/recount-metrics");
const { ALL_ENTITIES } = ours("entities/all-entities");
const { MIGRATIONS } = require("../../dist/migrations/migrations.js");

const folder = await mkdtemp(join(tmpdir(), "redress-metrics-"));
const postgres = await startEmbeddedPostgres({
  folder,
  log: () => undefined,
  settings: { fsync: "off", shared_buffers: "1GB", max_wal_size: "8GB" },
});
let pool;
try {
  await migrate({
    url: postgres.ownerUrl,
    entities: ALL_ENTITIES,
    migrations: MIGRATIONS,
    applicationRole: "redress_app",
  });
  const workspaceId = newUuid();
  const superuser = new URL(postgres.superuserUrl);
  superuser.pathname = new URL(postgres.ownerUrl).pathname;
  const client = new Client({ connectionString: superuser.href });
  client.on("error", () => undefined);
  await client.connect();
  await fill(client, {
    workspaceId,
    cases: Number(options.cases),
    begin: BEGIN,
    log,
  });
  pool = createPool({ url: postgres.applicationUrl, name: "bench", size: 4, onError: () => undefined });
  const platform = {
    pool,
    workPool: pool,
    memory: new Memory(10_000),
    newId: newUuid,
    workspaceCondition,
    now: () => new Date(END - 1).toISOString(),
    log: { debug: () => undefined },
    changes: { tell: () => undefined, raise: () => undefined, emit: () => undefined },
  };
  const run = (operation, input) => runAsSystem(platform, workspaceId, operation, input);
  log("sums and histograms, week by week");
  const { weeks, milliseconds: recount } = await summedUp((input) => run(recountMetrics, input));
  await tidy(client);
  const {
    rows: [sizes],
  } = await client.query(`select (select count(*) from metric_facts)::int as facts,
    (select count(*) from metric_sums)::int as sums, (select count(*) from metric_buckets)::int as buckets`);
  await client.end();
  const ask = (question) => run(readMetrics, { question: { timeZone: ZONE, ...question }, at: ["query"] });
  const results = {};
  for (const [name, question] of Object.entries(DASHBOARD)) {
    log(name);
    results[name] = await timed(() => ask(question));
  }
  const board = Object.values(DASHBOARD)
    .slice(0, 6)
    .map((question) => ({ timeZone: ZONE, ...question }));
  results["board of six"] = await timed(() => run(readBoard, { questions: board, at: ["queries"] }));
  for (const name of OPENED) {
    const { rows } = await ask(DASHBOARD[name]);
    const key = rows[0]?.figures[0]?.casesKey ?? "";
    results[`${BEHIND}${name}`] = await timed(() => run(casesOfFigure.page, { args: { key, first: 25 } }));
  }
  const report = { cases: Number(options.cases), ...sizes, weeks, recount, milliseconds: results };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  judged(limitsOf(results)).forEach(log);
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await pool?.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

/** As the product makes all sums anew, a week at a time. */
async function summedUp(recount) {
  const times = [];
  for (let after = "week:1970-01-05"; after !== null;) {
    const begin = performance.now();
    ({ next: after } = await recount({ after }));
    times.push(performance.now() - begin);
  }
  return { weeks: times.length - 1, milliseconds: percentiles(times) };
}

async function timed(work) {
  const times = [];
  for (let round = -3; round < Number(options.rounds); round += 1) {
    const begin = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - begin);
  }
  return percentiles(times);
}

function percentiles(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) =>
    Math.round(10 * sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}
