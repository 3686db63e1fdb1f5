import {
  DAY_MINUTES,
  DAY_MS,
  weekdayOf,
  type CalendarVersion,
  type Day,
  type Hours,
  type HolidaysOf,
} from "./calendar";

const ALL_DAY: readonly Hours[] = [{ from: 0, to: DAY_MINUTES }];

/** The hours of one day: its override, or else those of its weekday without the holidays in them. */
export function hoursOnDay(version: CalendarVersion, day: Day, holidaysOf: HolidaysOf): readonly Hours[] {
  if (version.week === null) return ALL_DAY;
  const override = version.overrides.get(day);
  if (override) return override;
  const hours = version.week[weekdayOf(day)] ?? [];
  if (version.holidays === null || hours.length === 0) return hours;
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const holidays = holidaysOf(version.holidays, year).get(day) ?? [];
  return holidays.reduce<readonly Hours[]>(without, hours);
}

function without(hours: readonly Hours[], holiday: Hours): readonly Hours[] {
  return hours.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, holiday.from) },
      { from: Math.max(from, holiday.to), to },
    ].filter((left) => left.from < left.to),
  );
}
