import { DueWork } from "../../src/server/due-work";
import { changed, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";

const NOON = "2026-01-15T12:00:00.000Z";
const HOUR = 3_600;
const WITHIN_MS = 5_000;

let redress: World;
let line: BreakableLine;
let customerId: string;

beforeEach(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  customerId = await newCustomer(redress.api);
});

afterEach(async () => {
  await redress.close();
  await line.close();
});

async function snoozed(until = NOON): Promise<string> {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "snoozeCase", { caseId: id, until });
  return id;
}

async function manySnoozed(count: number): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: count }, () => snoozed()));
}

async function asleep(): Promise<number> {
  const { cases } = await redress.api.data<{ cases: { totalCount: number } }>(
    `{ cases(first: 0, filter: { snoozed: true }) { totalCount } }`,
  );
  return cases.totalCount;
}

async function timesWoken(id: string): Promise<number> {
  return (await eventsOf(redress, id)).filter(({ type }) => type === "case.woken").length;
}

test("a case wakes when its time has come, and not before", async () => {
  const id = await snoozed();
  const work = new DueWork(redress.platform);

  redress.clock.advance(3 * HOUR - 1);
  const early = await work.doAll();
  redress.clock.advance(1);
  const due = await work.doAll();
  const again = await work.doAll();

  expect([early, due, again]).toEqual([0, 1, 0]);
  expect((await eventsOf(redress, id)).at(-1)).toEqual({
    type: "case.woken",
    version: 3,
    actorKind: "system",
    payload: { caseId: id, reason: "DUE", dueAt: NOON },
  });
});

test("however late it is looked, the event bears the time that was due", async () => {
  const id = await snoozed();
  redress.clock.advance(90 * HOUR);

  await new DueWork(redress.platform).doAll();

  expect((await eventsOf(redress, id)).at(-1)?.payload).toMatchObject({ dueAt: NOON });
});

test("a case that only its customer wakes never falls due, nor does one that was woken or ended", async () => {
  const ids = await manySnoozed(3);
  await changed(redress.api, "snoozeCase", { caseId: ids[0], untilReply: true });
  await changed(redress.api, "wakeCase", { caseId: ids[1] });
  await changed(redress.api, "closeCase", { caseId: ids[2], reason: "WITHDRAWN" });
  redress.clock.advance(400 * 24 * HOUR);

  expect(await new DueWork(redress.platform).doAll()).toBe(0);
  expect(await asleep()).toBe(1);
});

test("the due cases of every workspace wake, each in its own", async () => {
  const other = await redress.addWorkspace("Beta Payments");
  const mine = await snoozed();
  const { id: theirs } = await openCase(other.api, await newCustomer(other.api));
  await changed(other.api, "snoozeCase", { caseId: theirs, until: NOON });
  redress.clock.advance(4 * HOUR);

  expect(await new DueWork(redress.platform).doAll()).toBe(2);
  expect((await eventsOf(redress, mine)).at(-1)?.type).toBe("case.woken");
  expect((await eventsOf({ ...redress, workspace: other }, theirs)).at(-1)?.type).toBe("case.woken");
});

test("many processes at once share what is due, and wake each case once", async () => {
  const ids = await manySnoozed(60);
  redress.clock.advance(4 * HOUR);

  const processes = Array.from({ length: 4 }, () => new DueWork(redress.platform, { batch: 7 }));
  const done = await Promise.all(processes.map((process) => process.doAll()));

  expect(done.reduce((sum, each) => sum + each, 0)).toBe(60);
  expect(await Promise.all(ids.map(timesWoken))).toEqual(ids.map(() => 1));
  expect(await asleep()).toBe(0);
}, 60_000);

test("a case that a request is changing is left to the next look", async () => {
  const id = await snoozed();
  redress.clock.advance(4 * HOUR);
  const client = await redress.platform.pool.connect();
  await client.query(`begin; set local app.workspace_id = '${redress.workspace.id}'`);
  await client.query("select id from cases for no key update");
  const work = new DueWork(redress.platform);

  const whileHeld = await work.doAll();
  await client.query("commit");
  client.release();

  expect(whileHeld).toBe(0);
  expect(await work.doAll()).toBe(1);
  expect(await timesWoken(id)).toBe(1);
});

test.each(["before", "after"] as const)(
  "a connection that is lost %s a batch's commit doubles nothing and loses nothing",
  async (moment) => {
    const ids = await manySnoozed(10);
    redress.clock.advance(4 * HOUR);
    line.breakAt("commit", moment);

    const work = new DueWork(redress.platform);
    await work.doAll().catch(() => undefined);
    await work.doAll();

    expect(await Promise.all(ids.map(timesWoken))).toEqual(ids.map(() => 1));
    expect(await asleep()).toBe(0);
  },
);

test("a batch of a hundred takes three round trips and four statements, and a look that finds nothing takes one", async () => {
  await manySnoozed(100);
  redress.clock.advance(4 * HOUR);
  const work = new DueWork(redress.platform);

  const before = redress.statements.length;
  await work.doAll();
  const busy = redress.statements.length - before;
  await work.doAll();
  const idle = redress.statements.length - before - busy;

  // Two looks, one claim, and the steps of all cases.
  expect(busy).toBe(2 + 1 + 1);
  expect(idle).toBe(1);
}, 60_000);

test("once started it looks again and again until it is stopped", async () => {
  const work = new DueWork(redress.platform, { everyMs: 5 });
  const first = await snoozed();
  work.start();
  redress.clock.advance(4 * HOUR);
  await until(async () => (await asleep()) === 0);

  const second = await snoozed("2026-01-16T12:00:00.000Z");
  redress.clock.advance(24 * HOUR);
  await until(async () => (await asleep()) === 0);
  await work.stop();
  const third = await snoozed("2026-01-18T12:00:00.000Z");
  redress.clock.advance(100 * HOUR);
  const before = redress.statements.length;
  await new Promise((resolve) => setTimeout(resolve, 30));

  expect(redress.statements.length).toBe(before);
  expect([await timesWoken(first), await timesWoken(second), await timesWoken(third)]).toEqual([1, 1, 0]);
});

test("a workspace whose work fails does not keep the others waiting", async () => {
  const other = await redress.addWorkspace("Beta Payments");
  await snoozed();
  const { id: theirs } = await openCase(other.api, await newCustomer(other.api));
  await changed(other.api, "snoozeCase", { caseId: theirs, until: NOON });
  redress.clock.advance(4 * HOUR);
  const broken: World["platform"] = {
    ...redress.platform,
    workspaceCondition: (id) => {
      if (id === redress.workspace.id) throw new Error("this workspace's work fails");
      return redress.platform.workspaceCondition(id);
    },
  };

  expect(await new DueWork(broken).doAll()).toBe(1);
  expect(await new DueWork(redress.platform).doAll()).toBe(1);
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await isSo())) if (Date.now() > deadline) throw new Error("It did not happen in time.");
}
