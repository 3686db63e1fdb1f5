import fc from "fast-check";
import { DAY_MS, MINUTE_MS } from "../../src/services/clocks/calendar/calendar";
import {
  addBusinessTime,
  businessTimeBetween,
  isOpen,
  nextOpening,
  openIntervals,
} from "../../src/services/clocks/calendar/business-time";
import { hours, plainTimetable, timetableOf, versionOf, workweek } from "./calendars";
import { MinuteByMinute, type PlainCalendar } from "./minute-by-minute";
import { someMidnight, someOverrides, someWeek, someZone } from "./random-calendars";

const HOUR = 60 * MINUTE_MS;
const at = (text: string): number => Date.parse(text);
const told = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString().slice(0, 16);

/** 2026-03-06 is a Friday. */
const VECTORS = [
  ["09:00-17:00", "2026-03-06T16:30Z", 1, "2026-03-09T09:30"],
  ["09:00-17:00", "2026-03-04T07:00Z", 2, "2026-03-04T11:00"],
  ["08:00-18:00", "2026-03-02T17:00Z", 4, "2026-03-03T11:00"],
  ["08:00-18:00", "2026-03-02T17:00Z", 3, "2026-03-03T10:00"],
  ["09:00-17:00", "2026-03-06T15:00Z", 2, "2026-03-06T17:00"],
  ["09:00-12:00 14:00-18:00", "2026-03-06T11:30Z", 1, "2026-03-06T14:30"],
  ["09:00-12:00 14:00-18:00", "2026-03-06T12:00Z", 4, "2026-03-06T18:00"],
] as const;

test.each(VECTORS)("within %s, %s and %d hours of work time is %s", (ofDay, from, length, due) => {
  const timetable = plainTimetable(workweek("UTC", ofDay));

  const found = addBusinessTime(timetable, at(from), length * HOUR);

  expect(told(found)).toBe(due);
});

test("a weekend adds and consumes nothing", () => {
  const timetable = plainTimetable(workweek("Europe/Berlin", "09:00-17:00"));

  const consumed = businessTimeBetween(timetable, at("2026-03-06T16:00Z"), at("2026-03-09T08:00Z"));

  expect(consumed).toBe(0);
});

/** The clock goes from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25. */
const NIGHTS = [
  ["2026-03-29", "02:00-04:00", 60],
  ["2026-10-25", "02:00-04:00", 180],
  ["2026-03-29", "02:15-02:45", 0],
  ["2026-03-29", "01:00-02:30 02:30-04:00", 120],
  ["2026-10-25", "01:00-02:30", 90],
  ["2026-10-25", "02:30-04:00", 150],
  ["2026-10-25", "00:00-24:00", 1_500],
  ["2026-03-29", "00:00-24:00", 1_380],
] as const;

test.each(NIGHTS)("on %s in Berlin, %s lasts %d minutes", (date, ofDay, minutes) => {
  const closed = workweek("Europe/Berlin", "");
  const timetable = plainTimetable({ ...closed, overrides: { [date]: hours(ofDay) } });
  const noon = at(`${date}T12:00Z`);

  const open = businessTimeBetween(timetable, noon - DAY_MS, noon + DAY_MS);

  expect(open / MINUTE_MS).toBe(minutes);
});

test("an edit counts from its moment on, and what was before stays as it was", () => {
  const edit = at("2026-03-04T10:00Z");
  const timetable = timetableOf([
    versionOf(workweek("UTC", "09:00-17:00")),
    versionOf(workweek("UTC", "08:00-11:00"), edit),
  ]);

  const open = openIntervals(timetable, { from: at("2026-03-03T00:00Z"), to: at("2026-03-06T00:00Z") }, 10);

  expect(open.map(({ opensAt, closesAt }) => [told(opensAt), told(closesAt)])).toEqual([
    ["2026-03-03T09:00", "2026-03-03T17:00"],
    ["2026-03-04T09:00", "2026-03-04T11:00"],
    ["2026-03-05T08:00", "2026-03-05T11:00"],
  ]);
});

test("what never closes is one interval, and its work time is time", () => {
  const timetable = timetableOf([{ ...versionOf(workweek("UTC", "")), week: null }]);
  const [from, to] = [at("2026-03-01T00:00:00.001Z"), at("2028-03-01T00:00Z")];

  const open = openIntervals(timetable, { from, to }, 10);

  expect(open).toEqual([{ opensAt: from, closesAt: to }]);
  expect(businessTimeBetween(timetable, from, to)).toBe(to - from);
  expect(addBusinessTime(timetable, from, to - from)).toBe(to);
});

test("what never opens is looked for ten years ahead and no further", () => {
  const timetable = plainTimetable(workweek("Asia/Kathmandu", ""));
  const from = at("2026-03-01T00:00Z");

  const answers = [addBusinessTime(timetable, from, 1), nextOpening(timetable, from)];

  expect(answers).toEqual([null, null]);
});

test("holidays close the hours that they hold, but for those of an override", () => {
  const day = at("2026-12-24T00:00Z") / DAY_MS;
  const holidays = new Map([
    [day, [{ from: 14 * 60, to: 1_440 }]],
    [day + 1, [{ from: 0, to: 1_440 }]],
  ]);
  const version = versionOf({
    ...workweek("UTC", "09:00-17:00"),
    overrides: { "2026-12-25": hours("10:00-11:00") },
  });
  const source = { country: "XX", region: null, types: ["public"] };
  const timetable = timetableOf([{ ...version, holidays: source }], () => holidays);

  const open = businessTimeBetween(timetable, day * DAY_MS, (day + 2) * DAY_MS);

  expect(open).toBe(6 * HOUR);
});

interface Scene {
  readonly calendar: PlainCalendar;
  readonly from: number;
  readonly span: number;
  readonly length: number;
}

const DAYS_BEFORE = 2;
const DAYS_SEEN = 6;

/** A calendar, a moment that is near an odd day more often than not, and a while, all in whole minutes. */
const scenes: fc.Arbitrary<Scene> = someMidnight.chain((odd) =>
  fc
    .record({
      calendar: fc.record({ zone: someZone, week: someWeek, overrides: someOverrides(odd) }),
      minutes: fc.integer({ min: -DAYS_BEFORE * 1_440, max: 1_440 }),
      span: fc.integer({ min: 0, max: 3 * 1_440 }),
      length: fc.integer({ min: 0, max: 1_440 }),
    })
    .map(({ calendar, minutes, span, length }) => ({
      calendar,
      from: odd + minutes * MINUTE_MS,
      span: span * MINUTE_MS,
      length: length * MINUTE_MS,
    })),
);

test("agrees with one who looks at the wall clock every minute, for calendars of any kind", () => {
  const property = fc.property(scenes, ({ calendar, from, span, length }) => {
    const timetable = plainTimetable(calendar);
    const watcher = new MinuteByMinute(calendar, from, from + DAYS_SEEN * DAY_MS);
    const [to, due] = [from + span, watcher.add(from, length)];

    expect(businessTimeBetween(timetable, from, to)).toBe(watcher.between(from, to));
    if (due !== null) expect(addBusinessTime(timetable, from, length)).toBe(due);
    for (const moment of [from, to, to + HOUR])
      expect(isOpen(timetable, moment)).toBe(watcher.isOpen(moment));
    const whole = openIntervals(timetable, { from, to }, 1_000);
    expect(whole.reduce((sum, { opensAt, closesAt }) => sum + closesAt - opensAt, 0)).toBe(
      watcher.between(from, to),
    );
  });

  fc.assert(property, { numRuns: Number(process.env["REDRESS_CALENDARS"] ?? 400) });
});

test("what was added is what is measured, and what is added in parts is added whole", () => {
  const milliseconds = fc.integer({ min: 1, max: 400 * HOUR });
  const property = fc.property(scenes, milliseconds, milliseconds, ({ calendar, from }, one, other) => {
    const timetable = plainTimetable(calendar);
    const due = addBusinessTime(timetable, from + one, one);
    const later = addBusinessTime(timetable, from + one, one + other);
    // A calendar that is open on a single day has not so much to give.
    if (due === null || later === null) return fc.pre(false);

    expect(businessTimeBetween(timetable, from + one, due)).toBe(one);
    expect(addBusinessTime(timetable, due, other)).toBe(later);
    expect(later).toBeGreaterThan(due);
    // The first such moment: just before it, not all was used up.
    expect(businessTimeBetween(timetable, from + one, due - 1)).toBe(one - 1);
    expect(businessTimeBetween(timetable, from, due) + businessTimeBetween(timetable, due, later)).toBe(
      businessTimeBetween(timetable, from, later),
    );
  });

  fc.assert(property, { numRuns: 150 });
});
