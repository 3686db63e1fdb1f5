import fc from "fast-check";
import { ClockState } from "../../src/entities/clocks/clock-enums";
import { MINUTE_MS, type Hours } from "../../src/services/clocks/calendar/calendar";
import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { newCustomer } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";
import { MinuteByMinute, type PlainCalendar } from "./minute-by-minute";
import { someOverrides, someWeek, someZone } from "./random-calendars";

let desk: World;
let customerId: string;

beforeAll(async () => {
  desk = await world();
  customerId = await newCustomer(desk.api);
});

afterAll(() => desk.close());

const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const STATES = Object.values(ClockState);

const now = (): number => Date.parse(desk.clock.now());
const settle = (): Promise<void> => settleReactions(desk.platform, desk.workspace.id);

function givenHours({ zone, week, overrides }: PlainCalendar): object {
  return {
    timeZone: zone,
    weekly: week.flatMap((ofDay, day) => ofDay.map((one) => ({ weekday: WEEKDAYS[day], ...reading(one) }))),
    overrides: Object.entries(overrides).map(([date, ofDay]) => ({ date, hours: ofDay.map(reading) })),
  };
}

function reading({ from, to }: Hours): object {
  const of = (minute: number): string =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return { opensAt: of(from), closesAt: of(to) };
}

async function openCase(tag: string): Promise<string> {
  const id = await make(desk.api, "openCase", "case", {
    ...{ customerId, subject: "Where is it", kind: "REFUND", tags: [tag] },
  });
  await settle();
  return id;
}

interface Shown {
  readonly id: string;
  readonly state: ClockState;
  readonly startedAt: string;
  readonly startsAt: string | null;
  readonly dueAt: string | null;
  readonly used: string;
  readonly pausedFor: string | null;
  readonly endedAt: string | null;
  readonly calendar: { readonly id: string } | null;
}

const CLOCK = "id state startedAt startsAt dueAt used pausedFor endedAt calendar { id }";

async function clocksBy(policyId: string, further = ""): Promise<readonly Shown[]> {
  const { clocks } = await desk.api.data<{ clocks: { nodes: readonly Shown[] } }>(
    `{ clocks(first: 50, filter: { policyId: "${policyId}" ${further} }, orderBy: { field: CREATED_AT, direction: ASC }) {
      nodes { ${CLOCK} } } }`,
  );
  return clocks.nodes;
}

test("what begins while it is closed is pending until it opens, and nobody has to do anything for that", async () => {
  const nineToFive = (hours: readonly Hours[]): PlainCalendar => ({
    ...{ zone: "UTC", week: WEEKDAYS.map(() => hours), overrides: {} },
  });
  const calendarId = await make(desk.api, "createBusinessCalendar", "calendar", {
    name: "Nine to five",
    hours: givenHours(nineToFive([{ from: 9 * 60, to: 17 * 60 }])),
  });
  const policyId = await make(desk.api, "createSlaPolicy", "policy", {
    ...{ name: "Night", match: { tags: ["night"] } },
    targets: [{ metric: "FIRST_RESPONSE", duration: "PT2H", inBusinessTime: true, calendarId }],
  });
  desk.clock.advance(22 * 3600);
  const caseId = await openCase("night");
  const startedAt = desk.clock.now();
  const asked = async (): Promise<Shown> => (await clocksBy(policyId))[0]!;
  const states = async (): Promise<readonly unknown[]> => [
    (await asked()).state,
    (await clocksBy(policyId, "states: [PENDING]")).length,
    (await clocksBy(policyId, "states: [RUNNING, WARNED]")).length,
  ];

  const first = await asked();
  desk.clock.advance(1);
  const second = await states();
  await make(desk.api, "changeBusinessCalendar", "calendar", {
    calendarId,
    hours: givenHours(
      nineToFive([
        { from: 8 * 60 + 30, to: 10 * 60 },
        { from: 10 * 60 + 30, to: 17 * 60 },
      ]),
    ),
  });
  await new DueWork(desk.platform).doAll();
  await settle();
  const third = await asked();
  desk.clock.advance(90 * 60 - 2);
  const before = await states();
  desk.clock.advance(1);
  const after = await states();

  expect(startedAt).toBe("2026-01-16T07:00:00.000Z");
  expect(first).toMatchObject({
    state: "PENDING",
    startedAt,
    used: "PT0S",
    dueAt: "2026-01-16T11:00:00.000Z",
  });
  expect(first.startsAt).toBe("2026-01-16T09:00:00.000Z");
  expect(second).toEqual(["PENDING", 1, 0]);
  expect([third.startsAt, third.dueAt]).toEqual(["2026-01-16T08:30:00.000Z", first.dueAt]);
  expect(before).toEqual(["PENDING", 1, 0]);
  expect(after).toEqual(["RUNNING", 0, 1]);
  const { clock, case: found } = await desk.api.data<{
    clock: Shown;
    case: { nextDueAt: string; clocks: readonly { id: string }[] };
  }>(
    `query ($id: ID!, $asOf: DateTime, $case: ID!) {
      clock(id: $id, asOf: $asOf) { ${CLOCK} } case(id: $case) { nextDueAt clocks(states: [RUNNING]) { id } } }`,
    { id: first.id, asOf: startedAt, case: caseId },
  );
  expect(clock).toEqual(first);
  expect(found).toEqual({ nextDueAt: first.dueAt, clocks: [{ id: first.id }] });
  const { events } = await desk.api.data<{ events: { nodes: readonly { type: string; payload: Shown }[] } }>(
    `{ events(filter: { types: ["clock.started", "clock.rescheduled"] }, first: 10) { nodes { type payload } } }`,
  );
  expect(events.nodes.map(({ type, payload }) => [type, payload.state, payload.startsAt])).toEqual([
    ["clock.started", "PENDING", first.startsAt],
    ["clock.rescheduled", "PENDING", third.startsAt],
  ]);
});

/** What somebody does to a case; what its state does not allow is refused, and so nothing. */
const DEEDS: readonly (readonly [mutation: string, input: object])[] = [
  ["replyToCase", { body: "We look into it." }],
  ["markCaseWaiting", { waitingOn: "CUSTOMER", reason: "INFORMATION_REQUESTED" }],
  ["resumeCase", { reason: "NO_LONGER_NEEDED" }],
  ["resolveCase", { reason: "SOLVED" }],
  ["reopenCase", { reason: "NOT_SOLVED" }],
];

async function attempt(deed: number, caseId: string): Promise<void> {
  const [mutation, input] = DEEDS[deed]!;
  await desk.api.data(
    `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { userErrors { message } } }`,
    { input: { caseId, ...input } },
  );
}

/** Slow and obvious: looks minute by minute when it is open, before an edit and after. */
class PlainOffice {
  private readonly kept: { readonly since: number; readonly calendar: MinuteByMinute }[] = [];

  constructor(
    private readonly from: number,
    private readonly until: number,
  ) {}

  keep(calendar: PlainCalendar, since: number): void {
    this.kept.push({ since, calendar: new MinuteByMinute(calendar, this.from, this.until) });
  }

  /** Null beyond the days that are looked at. */
  opening(after: number): number | null {
    for (let at = after; at < this.until; at += MINUTE_MS)
      if (this.kept.findLast(({ since }) => since <= at)!.calendar.isOpen(at)) return at;
    return null;
  }
}

const SEEN_DAYS = 12;

const someCalendar = fc.record({ zone: someZone, week: someWeek });

const someLife = fc.record({
  first: someCalendar,
  edit: someCalendar,
  editedAt: fc.nat(7),
  overrides: someOverrides(Date.parse("2026-01-17T00:00Z")),
  hours: fc.integer({ min: 1, max: 9 }),
  acts: fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 900 }),
      deed: fc.option(fc.nat(DEEDS.length - 1)),
      whose: fc.nat(),
      opens: fc.boolean(),
      worksNow: fc.boolean(),
    }),
    { minLength: 6, maxLength: 8 },
  ),
  asked: fc.array(fc.subarray([...STATES], { minLength: 1 }), { minLength: 2, maxLength: 2 }),
});

type Life = typeof someLife extends fc.Arbitrary<infer Value> ? Value : never;

const isEverOpen = ({ week }: Pick<PlainCalendar, "week">): boolean => week.some((day) => day.length > 0);

test("the list by states agrees with the clocks, and they with whoever looks at the hours minute by minute", async () => {
  const lives = fc.sample(
    someLife.filter(({ first, edit }) => isEverOpen(first) && isEverOpen(edit)),
    { numRuns: Number(process.env["REDRESS_LIVES"] ?? 4), seed: 20 },
  );
  const met = new Set<string>();

  for (const [place, life] of lives.entries()) await live(`life ${place}`, life, met);

  expect([...met].toSorted()).toEqual(STATES.toSorted());
}, 120_000);

async function live(tag: string, life: Life, met: Set<string>): Promise<void> {
  const from = now();
  const office = new PlainOffice(from, from + SEEN_DAYS * 86_400_000);
  const keep = (calendar: PlainCalendar): object => {
    office.keep(calendar, now());
    return givenHours(calendar);
  };
  const calendarId = await make(desk.api, "createBusinessCalendar", "calendar", {
    ...{ name: tag, hours: keep({ ...life.first, overrides: life.overrides }) },
  });
  const target = { inBusinessTime: true, calendarId, pausedBy: ["WAITING_ON_CUSTOMER"] };
  const policyId = await make(desk.api, "createSlaPolicy", "policy", {
    ...{ name: tag, match: { tags: [tag] } },
    targets: [
      { ...target, metric: "FIRST_RESPONSE", duration: `PT${life.hours}H`, warnings: [{ share: 0.5 }] },
      { ...target, metric: "TOTAL_RESOLUTION", duration: "PT20H" },
      { metric: "FIRST_RESOLUTION", duration: "PT30H", inBusinessTime: false },
    ],
  });
  const cases = [await openCase(tag)];
  for (const [place, { minutes, deed, whose, opens, worksNow }] of life.acts.entries()) {
    desk.clock.advance(minutes * 60);
    if (worksNow) await new DueWork(desk.platform).doAll();
    if (deed !== null) await attempt(deed, cases[whose % cases.length]!);
    if (opens) cases.push(await openCase(tag));
    if (place === life.editedAt) {
      const hours = keep({ ...life.edit, overrides: {} });
      await make(desk.api, "changeBusinessCalendar", "calendar", { calendarId, hours });
      await new DueWork(desk.platform).doAll();
    }
    await settle();
    for (const state of await agreement(policyId, office, life.asked)) met.add(state);
  }
}

const idsOf = (clocks: readonly { readonly id: string }[]): readonly string[] =>
  clocks.map(({ id }) => id).toSorted();

async function agreement(
  policyId: string,
  office: PlainOffice,
  asked: readonly (readonly ClockState[])[],
): Promise<readonly string[]> {
  const clocks = await clocksBy(policyId);
  const sets = [
    ...STATES.map((state) => [state]),
    ...asked,
    ["PENDING", "RUNNING", "WARNED"],
    ["RUNNING", "WARNED"],
  ];
  const list = (states: readonly string[], field: string): string =>
    `clocks(first: 50, filter: { policyId: "${policyId}", states: [${states.join()}] }, orderBy: { field: ${field}, direction: ASC }) { nodes { id } }`;
  const found = new Map<string, readonly string[]>();
  for (const field of ["CREATED_AT", "DUE_AT"]) {
    const lists = sets.map((states, place) => `of${place}: ${list(states, field)}`);
    const pages = await desk.api.data<Record<string, { nodes: readonly { id: string }[] }>>(
      `{ ${lists.join(" ")} }`,
    );
    for (const [place, states] of sets.entries())
      found.set(`${field} ${states.join()}`, idsOf(pages[`of${place}`]!.nodes));
  }
  for (const states of sets) {
    const those = clocks.filter(({ state }) => (states as readonly string[]).includes(state));
    const due = those.filter(({ dueAt, pausedFor, endedAt }) => dueAt && !pausedFor && !endedAt);
    const listed = ["CREATED_AT", "DUE_AT"].map((field) => found.get(`${field} ${states.join()}`));
    expect([states, ...listed]).toEqual([states, idsOf(those), idsOf(due)]);
  }
  for (const clock of clocks.filter(
    ({ pausedFor, endedAt, used }) => !pausedFor && !endedAt && used === "PT0S",
  )) {
    const opening = clock.calendar ? office.opening(now()) : now();
    expect(clock.state).toBe(opening === now() ? "RUNNING" : "PENDING");
    if (opening !== null && opening > now()) expect(Date.parse(clock.startsAt ?? "")).toBe(opening);
  }
  expect(clocks.filter(({ state, used }) => state === "PENDING" && used !== "PT0S")).toEqual([]);
  return clocks.map(({ state }) => state);
}
