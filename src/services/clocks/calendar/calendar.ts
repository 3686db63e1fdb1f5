export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
export const DAY_MINUTES = 1_440;

/** A part of a day by its wall clock: minutes since midnight, the last of them left out; 1440 is the day's end. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** A day without regard to zones: how many days it is after 1970-01-01. */
export type Day = number;

/** Whose holidays close the doors. */
export interface HolidaySource {
  readonly country: string;
  readonly region: string | null;
  readonly types: readonly string[];
}

/** The hours of a day that are holidays; most days have none. */
export type HolidaysOf = (source: HolidaySource, year: number) => ReadonlyMap<Day, readonly Hours[]>;

/** What counts from a moment on, until the next version does. */
export interface CalendarVersion {
  /** Milliseconds since 1970; -Infinity for the first, which answers for all that was before. */
  readonly effectiveFrom: number;
  /** By IANA, e.g. `Europe/Berlin`. */
  readonly zone: string;
  /** Monday to Sunday, each in order and without overlaps; null for a calendar that never closes. */
  readonly week: readonly (readonly Hours[])[] | null;
  /** What counts on these days in place of the week and of holidays; closed where it is empty. */
  readonly overrides: ReadonlyMap<Day, readonly Hours[]>;
  readonly holidays: HolidaySource | null;
}

/**
 * When work is done. Work time is the time that truly passes while the calendar is open, by UTC; the wall clock of
 * its zone only tells when it opens and closes.
 */
export interface Calendar {
  /** Two calendars of the same key are the same in all that follows: by it what was worked out is remembered. */
  readonly key: string;
  /** In the order of `effectiveFrom`; one at least. */
  readonly versions: readonly CalendarVersion[];
}

/** Of the days that exist: `2026-11-22` as a number. */
export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;
}

export function dateOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  // The first day of 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}
