/**
 * Whether figures come at once on a desk of a million cases: `npm run bench -- --suite metrics [--cases 1000000]
 * [--rounds 40] [--json FILE]`. In one process, from the operation to the answer, with row-level security.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fill } from "./fill.mjs";

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

const DAY = 86_400_000;
const END = Date.parse("2026-11-01T00:00:00Z");
const BEGIN = new Date(END - 365 * DAY).toISOString();
const ZONE = "Europe/Berlin";
const last = (days) => ({ from: new Date(END - days * DAY).toISOString(), to: new Date(END).toISOString() });

/** What a lead looks at. */
const DASHBOARD = {
  "opened and resolved by day, 30 days": {
    measures: ["CASES_OPENED", "CASES_RESOLVED"],
    step: "DAY",
    period: last(30),
  },
  "opened by kind against before, 30 days": {
    measures: ["CASES_OPENED"],
    dimensions: ["KIND"],
    period: last(30),
    compareWithPrevious: true,
  },
  "opened by month and channel, a year": {
    measures: ["CASES_OPENED"],
    dimensions: ["CHANNEL"],
    step: "MONTH",
    period: last(365),
  },
  "backlog and its age by team": {
    measures: ["BACKLOG", "BACKLOG_AGE"],
    dimensions: ["TEAM"],
    period: last(1),
  },
  "backlog by day, 90 days": { measures: ["BACKLOG"], step: "DAY", period: last(90) },
  "first response, 30 days": {
    measures: ["FIRST_RESPONSE_MEAN", "FIRST_RESPONSE_P50", "FIRST_RESPONSE_P90", "FIRST_RESPONSE_P99"],
    period: last(30),
  },
  "first response p90 by channel, a year": {
    measures: ["FIRST_RESPONSE_P90"],
    dimensions: ["CHANNEL"],
    period: last(364),
  },
  "resolution by team, 30 days": {
    measures: ["FIRST_RESOLUTION_MEAN", "RESOLUTION_RATE"],
    dimensions: ["TEAM"],
    period: last(30),
  },
  "CSAT by channel for refunds, 30 days": {
    measures: ["CSAT", "CSAT_MEAN"],
    dimensions: ["CHANNEL"],
    filter: { kinds: ["REFUND"] },
    period: last(30),
  },
  "load of members, 30 days": {
    measures: ["CASES_RESOLVED", "MESSAGES_SENT"],
    dimensions: ["MEMBER"],
    period: last(30),
  },
  "heat map, 90 days": { measures: ["CASES_OPENED"], step: "HOUR_OF_WEEK", period: last(90) },
  "tags, a year": { measures: ["CASES_OPENED"], dimensions: ["TAG"], period: last(365) },
};

const { startEmbeddedPostgres } = ours("kernel/embedded-postgres/start-embedded-postgres");
const { migrate } = ours("kernel/database/migrate");
const { createPool } = ours("kernel/database/pool");
const { newUuid } = ours("kernel/ids");
const { Memory } = ours("kernel/memory");
const { workspaceCondition } = ours("kernel/operation");
const { runAsSystem } = ours("server/run-as-system");
const { readMetrics, readBoard } = ours("services/analytics/figures/read-metrics");
const { casesOfFigure } = ours("services/analytics/drilling/cases-of-figure");
const { contributions } = ours("services/analytics/rollups/contributions");
const { sql } = ours("kernel/database/sql");
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
    rollups: rollups(workspaceId),
    log,
  });
  const {
    rows: [sizes],
  } = await client.query(`select (select count(*) from metric_facts)::int as facts,
    (select count(*) from metric_sums)::int as sums, (select count(*) from metric_buckets)::int as buckets`);
  await client.end();
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
  for (const name of [
    "opened by kind against before, 30 days",
    "backlog and its age by team",
    "CSAT by channel for refunds, 30 days",
  ]) {
    const { rows } = await ask(DASHBOARD[name]);
    const key = rows[0]?.figures[0]?.casesKey ?? "";
    results[`cases behind: ${name}`] = await timed(() =>
      run(casesOfFigure.page, { args: { key, first: 25 } }),
    );
  }
  const report = { cases: Number(options.cases), ...sizes, milliseconds: results };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await pool?.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function timed(work) {
  const times = [];
  for (let round = -3; round < Number(options.rounds); round += 1) {
    const begin = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - begin);
  }
  times.sort((one, other) => one - other);
  const at = (share) =>
    Math.round(10 * times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)]) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}

function rollups(workspaceId) {
  const sums = sql`
    insert into metric_sums (workspace_id, series, cut, grain, at, one, two, count, total)
    select ${workspaceId}::uuid, series, cut, grain, row_at, one, two, sum(weight), coalesce(sum(weight * value), 0)
    from (${contributions(sql`metric_facts`, "sums")}) part group by series, cut, grain, row_at, one, two`;
  const buckets = sql`
    insert into metric_buckets (workspace_id, series, cut, grain, at, one, bucket, count)
    select ${workspaceId}::uuid, series, cut, grain, row_at, one, bucket, sum(weight)
    from (${contributions(sql`metric_facts`, "buckets")}) part group by series, cut, grain, row_at, one, bucket`;
  return [
    ["sums", sums],
    ["histograms", buckets],
  ].map(([name, statement]) => ({ name, ...statement.compile() }));
}
