import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Figures } from "../../soak/figures";
import { runDrops } from "../../soak/scenarios/drops";
import { FAULTS_SETTINGS, runFaults } from "../../soak/scenarios/faults";
import { runRevoked } from "../../soak/scenarios/revoked";
import { runWallboard } from "../../soak/scenarios/wallboard";
import { startStage, type Stage } from "../../soak/stage/stage";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

const PROJECT = resolve(__dirname, "../..");

let compiled: string;
let database: TestDatabase;
let stage: Stage;
let figures: Figures;

beforeAll(async () => {
  mkdirSync(join(PROJECT, "dist"), { recursive: true });
  // Their own: other tests build the project anew while these processes are started again.
  compiled = mkdtempSync(join(PROJECT, "dist", "soak."));
  const args = ["node_modules/@swc/cli/bin/swc.js", "src", "migrations", "demo", "-d", compiled, "--quiet"];
  execFileSync(process.execPath, args, { cwd: PROJECT, stdio: "inherit" });
  database = await cloneDatabase();
  stage = await startStage({ urls: database, apis: 2, workers: 1, settings: FAULTS_SETTINGS, compiled });
}, 60_000);

beforeEach(() => {
  figures = new Figures(() => undefined);
});

afterAll(async () => {
  await stage.close();
  await database.drop();
  rmSync(compiled, { recursive: true, force: true });
});

test("subscription, webhook and query tell the same of what was written while processes were killed", async () => {
  await runFaults({
    stage,
    figures,
    seconds: 3,
    apiWriters: 6,
    rawWriters: 2,
    killEveryMs: 1_000,
    // What a worker had begun is due again after 17 seconds: that is for the long form.
    victims: stage.apis,
    settleMs: 30_000,
  });

  expect(figures.failed).toEqual([]);
}, 60_000);

test("who is cut off again and again has heard in the end what the log holds", async () => {
  await runDrops({ stage, figures, clients: 8, drops: 60, writers: 3, everyMs: 15, settleMs: 30_000 });

  expect(figures.failed).toEqual([]);
}, 60_000);

test("who lost a right hears nothing after a second", async () => {
  await runRevoked({ stage, figures, seconds: 3 });

  expect(figures.failed).toEqual([]);
}, 60_000);

test("a wall board is told of at most once a second, and shows in the end what was done", async () => {
  await runWallboard({
    stage,
    figures,
    casesPerSecond: 8,
    eventsPerSecond: 100,
    seconds: 3,
    settleMs: 30_000,
    // How fast it goes is for the long form.
    leastRate: 0,
    mostSilenceMs: 30_000,
  });

  expect(figures.failed).toEqual([]);
}, 60_000);
