import { Memory } from "../../src/kernel/memory";
import {
  dayOf,
  type Calendar,
  type CalendarVersion,
  type Hours,
  type HolidaysOf,
} from "../../src/services/clocks/calendar/calendar";
import { timetable, type Timetable } from "../../src/services/clocks/calendar/timetable";
import type { PlainCalendar } from "./minute-by-minute";

export const NO_HOLIDAYS: HolidaysOf = () => new Map();

/** `09:00-12:30 13:00-17:00` as hours. */
export function hours(text: string): readonly Hours[] {
  return [...text.matchAll(/(\d\d):(\d\d)-(\d\d):(\d\d)/g)].map(([, ...parts]) => {
    const [fromHour, fromMinute, toHour, toMinute] = parts.map(Number);
    return { from: fromHour! * 60 + fromMinute!, to: toHour! * 60 + toMinute! };
  });
}

/** The same on every working day. */
export function workweek(zone: string, ofDay: string): PlainCalendar {
  const [open, closed] = [hours(ofDay), hours("")];
  return { zone, week: [open, open, open, open, open, closed, closed], overrides: {} };
}

export function versionOf(
  { zone, week, overrides }: PlainCalendar,
  effectiveFrom = -Infinity,
): CalendarVersion {
  const days = Object.entries(overrides).map(([date, ofDay]) => [dayOf(date), ofDay] as const);
  return { effectiveFrom, zone, week, overrides: new Map(days), holidays: null };
}

let made = 0;

export function timetableOf(versions: readonly CalendarVersion[], holidaysOf = NO_HOLIDAYS): Timetable {
  const calendar: Calendar = { key: `calendar ${(made += 1)}`, versions };
  return timetable(calendar, { memory: new Memory(10_000), holidaysOf });
}

export function plainTimetable(calendar: PlainCalendar): Timetable {
  return timetableOf([versionOf(calendar)]);
}
