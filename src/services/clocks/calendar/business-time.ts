import { DAY_MS } from "./calendar";
import { WEEK_MS, weekAt, type Timetable, type Week } from "./timetable";

/** Nothing is looked for further away than this: ten years, with their leap days. */
export const HORIZON_MS = 3_653 * DAY_MS;

export interface OpenInterval {
  readonly opensAt: number;
  readonly closesAt: number;
}

/**
 * The first moment by which so much work time has passed since `from`. What starts while it is closed counts from the
 * next opening; what is used up at the very moment of closing is due then, and not at the next opening. Nothing added
 * is no time passed. Null when that is not within ten years, be it that it hardly ever opens.
 */
export function addBusinessTime(timetable: Timetable, from: number, duration: number): number | null {
  if (duration === 0) return from;
  const first = weekAt(from);
  const last = weekAt(from + HORIZON_MS);
  // As if it had all begun with the first week.
  let left = duration + openUntil(timetable.week(first), from);
  for (let index = first; index <= last; index += 1) {
    const week = timetable.week(index);
    if (left <= week.total) return momentWithin(week, left);
    left -= week.total;
  }
  return null;
}

/** How long it is open between two moments; the first is never the later one. */
export function businessTimeBetween(timetable: Timetable, from: number, to: number): number {
  const [first, last] = [weekAt(from), weekAt(to)];
  let sum = openUntil(timetable.week(last), to) - openUntil(timetable.week(first), from);
  for (let index = first; index < last; index += 1) sum += timetable.week(index).total;
  return sum;
}

/** The first `most` intervals between two moments, cut off at both. What touches is one. */
export function openIntervals(
  timetable: Timetable,
  { from, to }: { readonly from: number; readonly to: number },
  most: number,
): readonly OpenInterval[] {
  const found: OpenInterval[] = [];
  for (let index = weekAt(from); index * WEEK_MS < to; index += 1) {
    const { opens, closes } = timetable.week(index);
    for (const [place, open] of opens.entries()) {
      const [opensAt, closesAt] = [Math.max(open, from), Math.min(closes[place] ?? open, to)];
      const last = found.at(-1);
      if (opensAt >= closesAt) continue;
      if (last?.closesAt === opensAt) found[found.length - 1] = { opensAt: last.opensAt, closesAt };
      else if (found.length === most) return found;
      else found.push({ opensAt, closesAt });
    }
  }
  return found;
}

/** The first moment from then on at which it is open: that one, if it is; null when there is none within ten years. */
export function nextOpening(timetable: Timetable, after: number): number | null {
  const last = weekAt(after + HORIZON_MS);
  for (let index = weekAt(after); index <= last; index += 1) {
    const { opens, closes } = timetable.week(index);
    const place = firstAbove(closes, after);
    const open = opens[place];
    if (open !== undefined) return Math.max(open, after);
  }
  return null;
}

/** It is open from the moment of opening until just before that of closing. */
export function isOpen(timetable: Timetable, moment: number): boolean {
  const { opens, closes } = timetable.week(weekAt(moment));
  const open = opens[firstAbove(closes, moment)];
  return open !== undefined && open <= moment;
}

/** How long the week was open until that moment of it. */
function openUntil({ opens, closes, before, total }: Week, moment: number): number {
  const place = firstAbove(closes, moment);
  const open = opens[place];
  if (open === undefined) return total;
  return (before[place] ?? 0) + Math.max(moment - open, 0);
}

/** The first moment at which the week has been open for so long, which is more than nothing. */
function momentWithin({ opens, before }: Week, time: number): number {
  const place = firstAtLeast(before, time) - 1;
  return (opens[place] ?? 0) + time - (before[place] ?? 0);
}

/** The place of the first number above this one; the list's end if none is. */
function firstAbove(sorted: readonly number[], value: number): number {
  return firstWhere(sorted, (number) => number > value);
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  return firstWhere(sorted, (number) => number >= value);
}

function firstWhere(sorted: readonly number[], isBeyond: (number: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBeyond(sorted[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}
