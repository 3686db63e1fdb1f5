import * as fc from "fast-check";
import { ChangingDesk, type Simulated } from "./changing-desk";
import { office } from "./furnished-desk";

/** Histories of one run. */
const RUNS = Number(process.env["REDRESS_HISTORIES"] ?? 30);

let desk: ChangingDesk;

beforeAll(async () => {
  desk = await ChangingDesk.made();
});
afterAll(() => desk.world.close());

const SAME = { state: "DONE", casesDifferent: 0, cases: { nodes: [] } } satisfies Partial<Simulated>;

test("what is met in time by other hours, too, but was due at another time then, is another outcome", async () => {
  const { calendarId } = desk.things;
  const caseId = await desk.open({});
  desk.world.clock.advance(300);
  await desk.does("resolveCase", { caseId, reason: "SOLVED" });

  const shorter = await desk.simulate({ calendar: { calendarId, hours: office("09:00", "11:00") } });

  const met = { metric: "FIRST_RESOLUTION", state: "MET", used: "PT5M" };
  expect(shorter).toMatchObject({ state: "DONE", casesDifferent: 1 });
  expect(shorter.cases.nodes[0]?.differences).toContainEqual({
    before: expect.objectContaining({ ...met, dueAt: "2026-01-15T11:00:00.000Z" }),
    after: expect.objectContaining({ ...met, dueAt: "2026-01-16T09:00:00.000Z" }),
  });
});

test("what a case went by when it was matched stays what it was, though its customer has changed since", async () => {
  const { customerId, policyIds } = desk.things;
  const caseId = await desk.open({ priority: "URGENT" });
  await desk.settle();
  desk.world.clock.advance(18000);
  await desk.does("updateCustomer", { customerId, tier: "silver" });
  await desk.does("changeSlaPolicy", {
    policyId: policyIds.at(-1),
    onChange: "RESTART",
    appliesTo: "OPEN_CASES",
  });

  const same = await desk.simulateToday();

  expect(await desk.targetsOf(caseId, "FIRST_RESPONSE")).toEqual(["PT30M", "PT2H"]);
  expect(same).toMatchObject(SAME);
});

test("hours that change later are no other outcome of what had ended in time", async () => {
  const caseId = await desk.open({});
  await desk.does("resolveCase", { caseId, reason: "SOLVED" });
  await desk.settle();
  desk.world.clock.advance(300);
  await desk.does("changeBusinessCalendar", {
    calendarId: desk.things.calendarId,
    hours: office("10:00", "12:00"),
  });

  const same = await desk.simulateToday();

  expect(same).toMatchObject(SAME);
});

test("a round that was answered by a policy of its time gets no second clock from another", async () => {
  const caseId = await desk.open({});
  await desk.does("replyToCase", { caseId, body: "We look into it." });
  desk.world.clock.advance(300);
  await desk.does("receiveMessage", {
    caseId,
    channel: "EMAIL",
    body: "Any news?",
    externalId: { source: "mail", id: "any news" },
  });
  desk.world.clock.advance(300);
  await desk.does("replyToCase", { caseId, body: "Got it.", isAutomatic: true });
  await desk.settle();
  desk.world.clock.advance(300);
  await desk.does("changeCase", { caseId, addTags: ["tag 1"] });

  const same = await desk.simulateToday();

  expect(await desk.targetsOf(caseId, "NEXT_RESPONSE")).toEqual(["PT2H"]);
  expect(same).toMatchObject(SAME);
});

test("a ledger ends with its clock, though hours changed between a reply and its being heard of", async () => {
  const caseId = await desk.open({});
  await desk.settle();
  desk.world.clock.advance(600);
  const sentAt = desk.world.clock.now();
  desk.world.clock.advance(600);
  const { calendarId } = desk.things;
  await desk.does("changeBusinessCalendar", { calendarId, hours: office("09:00", "17:00") });
  await desk.fire();
  desk.world.clock.advance(600);
  await desk.does("replyToCase", { caseId, body: "Sent before.", sentAt });
  await desk.settle();

  const bad = await desk.badLedgers();

  expect(bad).toEqual([]);
});

test("whatever becomes of cases, policies and hours, ledgers add up, and a replay comes to what is stored", async () => {
  const act = fc.record({
    which: fc.nat(999),
    choice: fc.nat(11),
    isAnother: fc.nat(3).map((one) => one === 0),
    minutes: fc.integer({ min: 0, max: 200 }),
    worksNow: fc.boolean(),
  });
  const histories = fc.sample(
    fc.record({ choice: fc.nat(11), acts: fc.array(act, { minLength: 3, maxLength: 14 }) }),
    { numRuns: RUNS, seed: 2 },
  );

  for (const { choice, acts } of histories) {
    await desk.openSome(choice);
    for (const { which, choice, isAnother, minutes, worksNow } of acts) {
      desk.world.clock.advance(minutes * 60);
      if (worksNow) await desk.fire();
      await desk.act(which, choice, isAnother);
      if (worksNow) await desk.settle();
    }
  }
  const same = await desk.simulateToday();
  const bad = await desk.badLedgers();

  expect(same).toMatchObject(SAME);
  expect(bad).toEqual([]);
}, 300_000);
