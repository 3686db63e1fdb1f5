import { pino } from "pino";
import { createPool } from "../../src/kernel/database/pool";
import type { Platform } from "../../src/server/platform";
import { DatabaseClock } from "../../src/server/database-clock";
import { DueWork } from "../../src/server/due-work";
import { runAsSystem } from "../../src/server/run-as-system";
import { safeText } from "../../src/kernel/firewall/admit";
import { setDeadline } from "../../src/services/clocks/deadlines/set-deadline";
import { make } from "../planner/make";
import { newCustomer, uuidOf } from "../cases/desk";
import { world, type World } from "../support/world";

const FIVE_MINUTES = 300_000;
const log = pino({ level: "silent" });

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const databaseTime = async (): Promise<number> => {
  const { rows } = await redress.platform.pool.query<{ ms: number }>(
    "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
  );
  return rows[0]!.ms;
};

/** A machine whose clock is wrong. */
const machine = (): number => Date.now() + FIVE_MINUTES;

test("a machine's wrong clock tells the database's time, never goes back, and goes on when the database is away", async () => {
  const pool = createPool({
    url: redress.database.applicationUrl,
    name: "clock",
    size: 1,
    onError: () => undefined,
  });
  let wrongMs = FIVE_MINUTES;
  const clock = new DatabaseClock(pool, log, { machine: () => Date.now() + wrongMs });
  await clock.start();

  const before = await databaseTime();
  const told = Date.parse(clock.now());
  const after = await databaseTime();
  wrongMs += 500;
  const early = clock.now();
  await clock.measure();
  const late = clock.now();
  await pool.end();
  await clock.measure();
  const away = clock.now();
  await clock.stop();

  expect(told).toBeGreaterThanOrEqual(before - 100);
  expect(told).toBeLessThanOrEqual(after + 100);
  expect(late >= early && away >= late).toBe(true);
  expect(Date.parse(away) - Date.parse(early)).toBeLessThan(2_000);
});

test("a process whose clock is wrong by five minutes fires what is due within two seconds, with true times", async () => {
  const clock = new DatabaseClock(redress.platform.workPool, log, { machine });
  await clock.start();
  const platform: Platform = { ...redress.platform, now: clock.now };
  const caseId = await make(redress.api, "openCase", "case", {
    ...{ customerId: await newCustomer(redress.api), subject: "Where is it", kind: "REFUND" },
  });
  const work = new DueWork(platform, { everyMs: 200 });

  const setAt = await databaseTime();
  const set = await runAsSystem(platform, redress.workspace.id, setDeadline, {
    caseId: uuidOf(caseId),
    metric: "DEADLINE",
    name: safeText("Call back"),
    within: "PT2S",
  });
  work.start();
  const dueAt = Date.parse(set.clock.dueAt ?? "");
  const fired = await firedBy(dueAt + 10_000);
  await work.stop();
  await clock.stop();

  expect(Math.abs(dueAt - setAt - 2_000)).toBeLessThan(1_500);
  expect(fired.at).toBe(dueAt);
  expect(fired.writtenAt).toBeGreaterThanOrEqual(dueAt);
  expect(fired.writtenAt - dueAt).toBeLessThan(2_000);
  expect(fired.seenAt - dueAt).toBeGreaterThanOrEqual(0);
}, 30_000);

interface Fired {
  readonly at: number;
  readonly writtenAt: number;
  /** By the database's time. */
  readonly seenAt: number;
}

async function firedBy(deadline: number): Promise<Fired> {
  for (;;) {
    const seenAt = await databaseTime();
    const { clocks } = await redress.api.data<{
      clocks: {
        nodes: readonly { changes: { nodes: readonly { kind: string; at: string; writtenAt: string }[] } }[];
      };
    }>(
      "{ clocks(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { changes(first: 10) { nodes { kind at writtenAt } } } } }",
    );
    const breach = clocks.nodes[0]?.changes.nodes.find(({ kind }) => kind === "BREACHED");
    if (breach) return { at: Date.parse(breach.at), writtenAt: Date.parse(breach.writtenAt), seenAt };
    if (seenAt > deadline) throw new Error("the clock did not fire");
    await new Promise((done) => setTimeout(done, 50));
  }
}
