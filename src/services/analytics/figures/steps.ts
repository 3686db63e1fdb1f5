import { MetricStep } from "../../../entities/analytics/measure";
import { invariant } from "../../../kernel/errors";
import { momentOf, wallClock, type WallClock } from "../../clocks/calendar/wall-clock";

/** A stretch of time, in milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch whose figures are told together. */
export interface Step extends Stretch {
  /** Its place among those that are told: hours of the week come again. */
  readonly place: number;
}

/** More than so many nobody can read. */
export const MOST_STEPS = 1_000;
/** Hours of a quarter of a year, with one of a turned clock. */
const MOST_HOURS_OF_WEEK = 92 * 24 + 1;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Longer than any month. */
const AHEAD_MS = 33 * DAY_MS;

/** The end of the step that holds this moment, by the wall clock. */
type Next = (clock: WallClock, at: number) => number;

const NEXT: Readonly<Record<MetricStep, Next>> = {
  MINUTE: (clock, at) => nextWithinSeason(clock, at, MINUTE_MS),
  HOUR: (clock, at) => nextWithinSeason(clock, at, HOUR_MS),
  DAY: (clock, at) => momentOf(clock, (dayAt(clock, at) + 1) * DAY_MS),
  WEEK: (clock, at) => momentOf(clock, (dayAt(clock, at) + 7 - weekdayAt(clock, at)) * DAY_MS),
  MONTH: (clock, at) => {
    const day = new Date(dayAt(clock, at) * DAY_MS);
    return momentOf(clock, Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1));
  },
  HOUR_OF_WEEK: (clock, at) => nextWithinSeason(clock, at, HOUR_MS),
};

/** The steps of a period by the wall clock of a zone, cut off at both of its ends; null where they are too many. */
export function stepsOf(
  { from, to }: Stretch,
  unit: MetricStep | null,
  timeZone: string,
): readonly Step[] | null {
  if (unit === null) return [{ from, to, place: 0 }];
  const clock = wallClock(timeZone, from - DAY_MS, to + AHEAD_MS);
  const isOfWeek = unit === MetricStep.HOUR_OF_WEEK;
  const steps: Step[] = [];
  for (let at = from; at < to;) {
    if (steps.length === (isOfWeek ? MOST_HOURS_OF_WEEK : MOST_STEPS)) return null;
    const next = Math.min(NEXT[unit](clock, at), to);
    steps.push({ from: at, to: next, place: isOfWeek ? hourOfWeekAt(clock, at) : steps.length });
    at = next;
  }
  return steps;
}

/** The stretch of the same length before: of as many days, where it is made of whole days of the zone. */
export function periodBefore({ from, to }: Stretch, timeZone: string): Stretch {
  const clock = wallClock(timeZone, from - (to - from) - AHEAD_MS, to + AHEAD_MS);
  const [first, last] = [dayAt(clock, from), dayAt(clock, to)];
  const isWhole = momentOf(clock, first * DAY_MS) === from && momentOf(clock, last * DAY_MS) === to;
  if (!isWhole) return { from: from - (to - from), to: from };
  return { from: momentOf(clock, (2 * first - last) * DAY_MS), to: from };
}

/** The hour of the week by the wall clock, from Monday on: 0 to 167. */
function hourOfWeekAt(clock: WallClock, at: number): number {
  const reading = at + offsetAt(clock, at);
  const hour = Math.floor((reading - Math.floor(reading / DAY_MS) * DAY_MS) / HOUR_MS);
  return weekdayAt(clock, at) * 24 + hour;
}

/** Where the clock is turned, a step ends. */
function nextWithinSeason(clock: WallClock, at: number, length: number): number {
  const { offset, until } = seasonAt(clock, at);
  const next = (Math.floor((at + offset) / length) + 1) * length - offset;
  return Math.min(next, until);
}

/** Days since 1970, by the wall clock. */
function dayAt(clock: WallClock, at: number): number {
  return Math.floor((at + offsetAt(clock, at)) / DAY_MS);
}

/** 0 for Monday: the first day of 1970 was a Thursday. */
function weekdayAt(clock: WallClock, at: number): number {
  return (((dayAt(clock, at) + 3) % 7) + 7) % 7;
}

function offsetAt(clock: WallClock, at: number): number {
  return seasonAt(clock, at).offset;
}

function seasonAt(clock: WallClock, at: number): WallClock[number] {
  const season = clock.find(({ until }) => at < until);
  invariant(season, "a wall clock was asked for a moment beyond its time");
  return season;
}
