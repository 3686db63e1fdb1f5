import { Sequencer } from "../../src/server/events/sequencer";
import { makeKey } from "../access/desk";
import { customerClient, newCustomer, type Refused } from "../cases/desk";
import { make } from "../planner/make";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const WORKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"];

const each = (opensAt: string, closesAt: string, days = WORKDAYS): object[] =>
  days.map((weekday) => ({ weekday, opensAt, closesAt }));

const OFFICE = {
  timeZone: "Europe/Berlin",
  weekly: [...each("13:00", "17:00"), ...each("09:00", "12:00")],
  overrides: [{ date: "2026-01-23", name: "Stocktaking", hours: [{ opensAt: "10:00", closesAt: "11:00" }] }],
  holidays: { country: "DE", region: "BE" },
};

const newCalendar = (input: object = {}): Promise<string> =>
  make(redress.api, "createBusinessCalendar", "calendar", { name: "Office", hours: OFFICE, ...input });

type Shown = Readonly<Record<string, unknown>>;

async function read(id: string, fields: string, api = redress.api): Promise<Shown> {
  const { businessCalendar } = await api.data<{ businessCalendar: Shown }>(
    `query ($id: ID!) { businessCalendar(id: $id) { ${fields} } }`,
    { id },
  );
  return businessCalendar;
}

interface Answer {
  readonly calendar: { readonly id: string; readonly version: number; readonly isDefault: boolean } | null;
  readonly userErrors: readonly Refused[];
}

async function send(
  verb: "create" | "change" | "archive",
  input: object,
  api = redress.api,
): Promise<Answer> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}`;
  const { answer } = await api.data<{ answer: Answer }>(
    `mutation ($input: ${type}BusinessCalendarInput!) {
       answer: ${verb}BusinessCalendar(input: $input) {
         calendar { id version isDefault archivedAt } userErrors { code field message } } }`,
    { input },
  );
  return answer;
}

interface Told {
  readonly type: string;
  readonly aggregate: { readonly id: string };
  readonly payload: unknown;
}

async function eventsOf(calendarId: string): Promise<readonly unknown[]> {
  await new Sequencer(redress.platform).moveAll();
  const { events } = await redress.api.data<{ events: { nodes: readonly Told[] } }>(
    `{ events(filter: { types: ["calendar.*"] }, first: 100) { nodes { type aggregate { id } payload } } }`,
  );
  const ofCalendar = events.nodes.filter(({ aggregate }) => aggregate.id === calendarId);
  return ofCalendar.map(({ type, payload }) => [type, payload]);
}

const fieldOf = ({ userErrors: [refused] }: Answer): string =>
  `${refused?.code} ${refused?.field?.join(".")}`;

test("a calendar reckons by its hours, its own days and the holidays of its region", async () => {
  const id = await newCalendar();

  const shown = await read(
    id,
    `isOpen(at: "2026-03-06T10:59:59.999Z") closed: isOpen(at: "2026-03-06T11:00:00Z")
     between: businessTimeBetween(from: "2026-03-06T08:30:00Z", to: "2026-03-09T09:00:00.250Z")
     nothing: businessTimeBetween(from: "2026-03-06T16:00:00Z", to: "2026-03-08T16:00:00Z")
     add: addBusinessTime(from: "2026-03-06T15:30:00Z", duration: "PT1H")
     atClose: addBusinessTime(from: "2026-03-06T15:30:00Z", duration: "PT30M")
     never: addBusinessTime(from: "2026-03-06T15:30:00Z", duration: "PT80000H")
     afterHoliday: nextOpening(after: "2026-05-01T00:00:00Z")
     openIntervals(from: "2026-01-22T11:30:00Z", to: "2026-02-01T00:00:00Z", first: 3) { opensAt closesAt }`,
  );

  expect(shown).toEqual({
    isOpen: true,
    closed: false,
    between: "PT7H30M0.25S",
    nothing: "PT0S",
    add: "2026-03-09T08:30:00.000Z",
    atClose: "2026-03-06T16:00:00.000Z",
    never: null,
    afterHoliday: "2026-05-04T07:00:00.000Z",
    openIntervals: [
      { opensAt: "2026-01-22T12:00:00.000Z", closesAt: "2026-01-22T16:00:00.000Z" },
      { opensAt: "2026-01-23T09:00:00.000Z", closesAt: "2026-01-23T10:00:00.000Z" },
      { opensAt: "2026-01-26T08:00:00.000Z", closesAt: "2026-01-26T11:00:00.000Z" },
    ],
  });
});

test("a calendar shows its hours in order, and the holidays of a year", async () => {
  const id = await newCalendar({ hours: { ...OFFICE, holidays: { country: "DE", types: ["BANK"] } } });

  const shown = await read(
    id,
    `hours { effectiveFrom timeZone isAlwaysOpen weekly { weekday opensAt closesAt }
       overrides { date name hours { opensAt closesAt } } holidays { country region types } }
     holidays(year: 2026) { date weekday name type from to }`,
  );

  expect(shown).toEqual({
    hours: {
      effectiveFrom: null,
      timeZone: "Europe/Berlin",
      isAlwaysOpen: false,
      weekly: WORKDAYS.flatMap((weekday) => [
        { weekday, opensAt: "09:00", closesAt: "12:00" },
        { weekday, opensAt: "13:00", closesAt: "17:00" },
      ]),
      overrides: OFFICE.overrides,
      holidays: { country: "DE", region: null, types: ["BANK"] },
    },
    holidays: [
      {
        date: "2026-12-24",
        weekday: "THURSDAY",
        name: "Christmas Eve",
        type: "BANK",
        from: "14:00",
        to: "24:00",
      },
      {
        date: "2026-12-31",
        weekday: "THURSDAY",
        name: "New Year's Eve",
        type: "BANK",
        from: "14:00",
        to: "24:00",
      },
    ],
  });
});

test("other hours count from a moment on, and what was before stays as it was reckoned", async () => {
  const id = await newCalendar();
  const friday = `businessTimeBetween(from: "2026-01-16T00:00:00Z", to: "2026-01-17T00:00:00Z")`;
  const earlier = `earlier: businessTimeBetween(from: "2026-01-14T00:00:00Z", to: "2026-01-15T00:00:00Z")`;
  const before = await read(id, `${earlier} ${friday}`);

  const planned = await send("change", {
    calendarId: id,
    hours: { timeZone: "UTC", isAlwaysOpen: true },
    effectiveFrom: "2026-01-20T00:00:00Z",
  });
  const hours = { timeZone: "Europe/Berlin", weekly: each("10:00", "12:00") };
  const changed = await send("change", { calendarId: id, expectedVersion: 2, name: "Short", hours });

  expect([before["earlier"], before["businessTimeBetween"]]).toEqual(["PT7H", "PT7H"]);
  expect([planned.userErrors, changed.userErrors]).toEqual([[], []]);
  expect(
    await read(id, `${earlier} ${friday} name hoursChangeAt hours { isAlwaysOpen effectiveFrom }`),
  ).toEqual({
    earlier: "PT7H",
    businessTimeBetween: "PT2H",
    name: "Short",
    hoursChangeAt: [redress.clock.now()],
    hours: { isAlwaysOpen: false, effectiveFrom: redress.clock.now() },
  });
  expect(await eventsOf(id)).toEqual([
    ["calendar.created", { calendarId: id, name: "Office", timeZone: "Europe/Berlin", isDefault: false }],
    ["calendar.changed", { calendarId: id, changed: ["hours"], effectiveFrom: "2026-01-20T00:00:00.000Z" }],
    ["calendar.changed", { calendarId: id, changed: ["name", "hours"], effectiveFrom: redress.clock.now() }],
  ]);
});

test("one calendar is the default, however many become it at once, and it is not archived", async () => {
  const made = await Promise.all(
    ["One", "Two", "Three"].map((name) => newCalendar({ name, isDefault: true })),
  );

  const { businessCalendars } = await redress.api.data<{
    businessCalendars: { nodes: { id: string; isDefault: boolean }[] };
  }>(`{ businessCalendars(first: 100) { nodes { id isDefault } } }`);
  const defaults = businessCalendars.nodes.filter(({ isDefault }) => isDefault);
  const [calendarId] = defaults.map(({ id }) => id);
  const refused = await send("archive", { calendarId });

  expect(made).toContain(calendarId);
  expect(defaults).toHaveLength(1);
  expect(fieldOf(refused)).toBe("CONFLICT calendarId");
});

test("an archived calendar goes on answering, is listed apart, and changes no more", async () => {
  const id = await newCalendar({ name: "Old" });

  const archived = await send("archive", { calendarId: id });
  const again = await send("archive", { calendarId: id });
  const changed = await send("change", { calendarId: id, name: "New" });

  const names = async (archivedOnes: boolean): Promise<readonly string[]> => {
    const { businessCalendars } = await redress.api.data<{
      businessCalendars: { nodes: { name: string }[] };
    }>(`query ($archived: Boolean) { businessCalendars(archived: $archived) { nodes { name } } }`, {
      archived: archivedOnes,
    });
    return businessCalendars.nodes.map(({ name }) => name);
  };
  expect([archived.calendar?.version, again.calendar?.version]).toEqual([2, 2]);
  expect(changed.userErrors[0]?.code).toBe("ILLEGAL_STATE");
  expect(await names(true)).toEqual(["Old"]);
  expect(await names(false)).not.toContain("Old");
  expect(await read(id, `nextOpening(after: "2026-03-07T00:00:00Z")`)).toEqual({
    nextOpening: "2026-03-09T08:00:00.000Z",
  });
});

const hoursWith = (more: object): object => ({ name: "Refused", hours: { ...OFFICE, ...more } });
const MONDAY = ["MONDAY"];
const MORNING = { opensAt: "09:00", closesAt: "13:00" };
const AFTERNOON = { opensAt: "12:00", closesAt: "17:00" };
const DAY = { date: "2026-12-24", hours: [] };

const REFUSED = [
  ["hours.timeZone", { timeZone: "Europe/Atlantis" }],
  ["hours.timeZone", { timeZone: "+02:00" }],
  ["hours.weekly", { weekly: [] }],
  ["hours.weekly.0.closesAt", { weekly: each("17:00", "09:00", MONDAY) }],
  ["hours.weekly.0.closesAt", { weekly: each("09:00", "09:00", MONDAY) }],
  ["hours.weekly.0.opensAt", { weekly: each("9:00", "12:00", MONDAY) }],
  ["hours.weekly.0.closesAt", { weekly: each("09:00", "24:01", MONDAY) }],
  [
    "hours.weekly.1.opensAt",
    { weekly: [...each("09:00", "12:00", MONDAY), ...each("11:59", "13:00", MONDAY)] },
  ],
  ["hours.overrides.1.date", { overrides: [DAY, DAY] }],
  ["hours.overrides.0.hours.0.opensAt", { overrides: [{ ...DAY, hours: [AFTERNOON, MORNING] }] }],
  ["hours.weekly", { weekly: Array.from({ length: 71 }, () => ({ ...MORNING, weekday: "MONDAY" })) }],
  ["hours.holidays.country", { holidays: { country: "XX" } }],
  ["hours.holidays.region", { holidays: { country: "DE", region: "CA" } }],
  ["hours.holidays.types", { holidays: { country: "DE", types: [] } }],
  ["hours.weekly", { isAlwaysOpen: true }],
] as const;

test.each(REFUSED)("hours that cannot be meant are refused at %s (%#)", async (field, more) => {
  const refused = await send("create", hoursWith(more));

  expect(fieldOf(refused)).toBe(`BAD_USER_INPUT ${field}`);
});

test("hours do not change the past, nor go with nothing", async () => {
  const calendarId = await newCalendar();

  const past = await send("change", { calendarId, hours: OFFICE, effectiveFrom: "2026-01-01T00:00:00Z" });
  const alone = await send("change", { calendarId, effectiveFrom: "2027-01-01T00:00:00Z" });
  const stale = await send("change", { calendarId, name: "Late", expectedVersion: 7 });

  expect([past, alone, stale].map(fieldOf)).toEqual([
    "BAD_USER_INPUT effectiveFrom",
    "BAD_USER_INPUT effectiveFrom",
    "VERSION_CONFLICT expectedVersion",
  ]);
});

const QUESTIONS = [
  ["to", `businessTimeBetween(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z")`],
  ["to", `businessTimeBetween(from: "2026-01-02T00:00:00Z", to: "2040-01-01T00:00:00Z")`],
  ["from", `businessTimeBetween(from: "1900-01-02T00:00:00Z", to: "2040-01-01T00:00:00Z")`],
  ["duration", `addBusinessTime(from: "2026-01-02T00:00:00Z", duration: "P1D")`],
  ["duration", `addBusinessTime(from: "2026-01-02T00:00:00Z", duration: "-PT1H")`],
  ["duration", `addBusinessTime(from: "2026-01-02T00:00:00Z", duration: "PT90000H")`],
  [
    "first",
    `openIntervals(from: "2026-01-02T00:00:00Z", to: "2026-01-03T00:00:00Z", first: 101) { opensAt }`,
  ],
  ["year", `holidays(year: 2200) { date }`],
  ["after", `nextOpening(after: "2200-01-01T00:00:00Z")`],
] as const;

test.each(QUESTIONS)("a question that has no answer is refused at %s: %s", async (field, question) => {
  const id = await newCalendar();

  const { errors } = await redress.api.send(
    `query ($id: ID!) { businessCalendar(id: $id) { ${question} } }`,
    { id },
  );

  expect(errors?.map(({ extensions }) => [extensions["code"], extensions["field"]])).toEqual([
    ["BAD_USER_INPUT", [field]],
  ]);
});

test("what never closes takes no time off", async () => {
  const id = await newCalendar({ name: "24/7", hours: { timeZone: "Asia/Kathmandu", isAlwaysOpen: true } });

  const shown = await read(
    id,
    `hours { weekly { weekday } holidays { country } }
     businessTimeBetween(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z")`,
  );

  expect(shown).toEqual({ hours: { weekly: [], holidays: null }, businessTimeBetween: "PT8760H" });
});

test("all of the staff read calendars, and no customer does; some write them", async () => {
  const id = await newCalendar();
  const { secret } = await makeKey(redress.api, ["calendar:read"]);
  const reader: ApiClient = redress.as(secret);
  const customer = await customerClient(redress, redress.workspace, await newCustomer(redress.api));

  const read1 = await read(id, "name", reader);
  const written = await reader.send(
    `mutation ($input: ArchiveBusinessCalendarInput!) { archiveBusinessCalendar(input: $input) { calendar { id } } }`,
    { input: { calendarId: id } },
  );
  const asked = await customer.send(`query ($id: ID!) { businessCalendar(id: $id) { name } }`, { id });

  expect(read1).toEqual({ name: "Office" });
  expect([written, asked].map(({ errors }) => errors?.[0]?.extensions["code"])).toEqual([
    "FORBIDDEN",
    "FORBIDDEN",
  ]);
});
