import type { Memory } from "../../../kernel/memory";
import { DAY_MS, MINUTE_MS, type Calendar, type CalendarVersion, type HolidaysOf } from "./calendar";
import { hoursOnDay } from "./hours-on-day";
import { momentOf, wallClock, type WallClock } from "./wall-clock";

/** Weeks of UTC, counted from 1970: what is worked out at once, and remembered as one. */
export const WEEK_MS = 7 * DAY_MS;

/** No zone is further from UTC, and no clock is turned by more, than this. */
const FURTHEST_MS = 2 * DAY_MS;

/** Seasons are looked up for so many weeks at once. */
const CLOCK_WEEKS = 52;

/** The open times of one week, as moments; `before[i]` is how long it was open in that week before the i-th opens. */
export interface Week {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  readonly before: readonly number[];
  readonly total: number;
}

/** A calendar as it can be reckoned with: its open times week by week. */
export interface Timetable {
  readonly week: (index: number) => Week;
}

export interface Knowledge {
  readonly memory: Memory;
  readonly holidaysOf: HolidaysOf;
}

interface Span {
  readonly open: number;
  readonly close: number;
}

/** It has at hand the weeks that it was asked for: it lives no longer than what reckons with it. */
export function timetable(calendar: Calendar, knowledge: Knowledge): Timetable {
  const atHand = new Map<number, Week>();
  return {
    week: (index) => {
      const known = atHand.get(index);
      if (known) return known;
      const week = knowledge.memory.recall(
        `week ${index} of ${calendar.key}`,
        () => weekOf(calendar, index, knowledge),
        ({ opens }) => 1 + opens.length,
      );
      atHand.set(index, week);
      return week;
    },
  };
}

/** The weeks from the one of this moment on. */
export function weekAt(moment: number): number {
  return Math.floor(moment / WEEK_MS);
}

function weekOf({ versions }: Calendar, index: number, knowledge: Knowledge): Week {
  const week = { open: index * WEEK_MS, close: (index + 1) * WEEK_MS };
  const spans = versions.flatMap((version, place) => {
    const reign = { open: version.effectiveFrom, close: versions[place + 1]?.effectiveFrom ?? Infinity };
    const within = common(week, reign);
    return within.open < within.close ? spansOf(version, within, index, knowledge) : [];
  });
  return summed(joined(spans));
}

function spansOf(
  version: CalendarVersion,
  within: Span,
  index: number,
  knowledge: Knowledge,
): readonly Span[] {
  if (version.week === null) return [within];
  const clock = clockOf(version.zone, index, knowledge.memory);
  const spans: Span[] = [];
  const [first, last] = [within.open - FURTHEST_MS / 2, within.close + FURTHEST_MS / 2];
  for (let day = Math.floor(first / DAY_MS); day * DAY_MS < last; day += 1)
    for (const { from, to } of hoursOnDay(version, day, knowledge.holidaysOf)) {
      const midnight = day * DAY_MS;
      const [open, close] = [
        momentOf(clock, midnight + from * MINUTE_MS),
        momentOf(clock, midnight + to * MINUTE_MS),
      ];
      spans.push(common({ open, close }, within));
    }
  return spans.filter(({ open, close }) => open < close);
}

function clockOf(zone: string, index: number, memory: Memory): WallClock {
  const year = Math.floor(index / CLOCK_WEEKS);
  const from = year * CLOCK_WEEKS * WEEK_MS;
  return memory.recall(
    `clock ${year} of ${zone}`,
    () => wallClock(zone, from - 2 * FURTHEST_MS, from + CLOCK_WEEKS * WEEK_MS + 2 * FURTHEST_MS),
    (seasons) => seasons.length,
  );
}

function common(one: Span, other: Span): Span {
  return { open: Math.max(one.open, other.open), close: Math.min(one.close, other.close) };
}

/** Where one closes at the moment at which the next opens, nothing was closed. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last?.close === span.open) whole[whole.length - 1] = { open: last.open, close: span.close };
    else whole.push(span);
  }
  return whole;
}

function summed(spans: readonly Span[]): Week {
  let total = 0;
  const before = spans.map(({ open, close }) => {
    const soFar = total;
    total += close - open;
    return soFar;
  });
  return { opens: spans.map(({ open }) => open), closes: spans.map(({ close }) => close), before, total };
}
