import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { newCustomer } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

let desk: World;
let customerId: string;

beforeAll(async () => {
  desk = await world();
  customerId = await newCustomer(desk.api);
});

afterAll(() => desk.close());

const settle = (): Promise<void> => settleReactions(desk.platform, desk.workspace.id);

function from(opensAt: string): object {
  return { timeZone: "UTC", weekly: DAYS.map((weekday) => ({ weekday, opensAt, closesAt: "17:00" })) };
}

interface Shown {
  readonly state: string;
  readonly dueAt: string;
  /** Of the case. */
  readonly nextDueAt?: string;
  readonly breachedAt: string | null;
  readonly version: number;
  readonly changes: { readonly nodes: readonly { readonly kind: string; readonly at: string }[] };
}

/** A case with two hours for the first answer, while the desk is open. */
async function caseBy(opensAt: string): Promise<{ readonly caseId: string; readonly calendarId: string }> {
  const tag = `by ${desk.clock.now()}`;
  const calendarId = await make(desk.api, "createBusinessCalendar", "calendar", {
    ...{ name: tag, hours: from(opensAt) },
  });
  await make(desk.api, "createSlaPolicy", "policy", {
    ...{ name: tag, match: { tags: [tag] } },
    targets: [{ metric: "FIRST_RESPONSE", duration: "PT2H", inBusinessTime: true, calendarId }],
  });
  const caseId = await make(desk.api, "openCase", "case", {
    ...{ customerId, subject: "Where is it", kind: "REFUND", tags: [tag] },
  });
  await settle();
  return { caseId, calendarId };
}

async function clockOf(caseId: string): Promise<Shown> {
  const { case: found } = await desk.api.data<{ case: { nextDueAt: string; clocks: readonly Shown[] } }>(
    `query ($caseId: ID!) { case(id: $caseId) { nextDueAt
      clocks { state dueAt breachedAt version changes { nodes { kind at } } } } }`,
    { caseId },
  );
  return { ...found.clocks[0]!, nextDueAt: found.nextDueAt };
}

const told = ({ changes }: Shown): readonly string[] =>
  changes.nodes.map(({ kind, at }) => `${kind} ${at.slice(11, 16)}`);

/** On to this time of the next day on which it is still to come. */
function until(time: string): void {
  const now = Date.parse(desk.clock.now());
  const today = Date.parse(`${desk.clock.now().slice(0, 10)}T${time}:00.000Z`);
  desk.clock.advance(((today > now ? today : today + 86_400_000) - now) / 1000);
}

test("what happens before the sweep for later hours finds no clock late by the former ones", async () => {
  until("09:00");
  const { caseId, calendarId } = await caseBy("09:00");
  until("10:00");
  await make(desk.api, "changeBusinessCalendar", "calendar", { calendarId, hours: from("13:00") });
  until("11:30");

  const unswept = await clockOf(caseId);
  await make(desk.api, "changeCase", "case", { caseId, priority: "URGENT" });
  const unwritten = await clockOf(caseId);
  await settle();
  const followed = await clockOf(caseId);
  await new DueWork(desk.platform).doAll();
  const swept = await clockOf(caseId);

  const due = `${desk.clock.now().slice(0, 10)}T14:00:00.000Z`;
  const running = { state: "RUNNING", breachedAt: null, dueAt: due, version: 2 };
  expect(unswept).toMatchObject(running);
  expect(unwritten).toMatchObject(running);
  expect(followed).toMatchObject({ ...running, nextDueAt: due });
  expect(told(followed)).toEqual(["STARTED 09:00", "RESCHEDULED 11:00"]);
  expect(swept).toEqual(followed);
});

test("who answers after the time is over by earlier hours is late, though no sweep has been there", async () => {
  until("09:00");
  const { caseId, calendarId } = await caseBy("13:00");
  until("10:00");
  await make(desk.api, "changeBusinessCalendar", "calendar", { calendarId, hours: from("09:00") });
  until("12:30");

  const unswept = await clockOf(caseId);
  await make(desk.api, "replyToCase", "case", { caseId, body: "Here it is." });
  await settle();
  const answered = await clockOf(caseId);

  const breachedAt = `${desk.clock.now().slice(0, 10)}T12:00:00.000Z`;
  expect(unswept).toMatchObject({ state: "BREACHED", breachedAt });
  expect(answered).toMatchObject({ state: "MET_LATE", breachedAt });
  expect(told(answered)).toEqual(["STARTED 09:00", "RESCHEDULED 10:00", "BREACHED 12:00", "MET 12:30"]);
});

test("a clock that fires before the sweep tells of its other hours before it tells that it was late", async () => {
  until("09:00");
  const { caseId, calendarId } = await caseBy("09:00");
  until("10:00");
  await make(desk.api, "changeBusinessCalendar", "calendar", { calendarId, hours: from("13:00") });
  until("15:00");

  await new DueWork(desk.platform).doAll();

  const fired = await clockOf(caseId);
  expect(fired).toMatchObject({ state: "BREACHED", version: 3, nextDueAt: fired.dueAt });
  expect(told(fired)).toEqual(["STARTED 09:00", "RESCHEDULED 11:00", "BREACHED 14:00"]);
});
