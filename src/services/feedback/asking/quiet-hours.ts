import { DAY_MS, MINUTE_MS } from "../../clocks/calendar/calendar";
import type { WallClock } from "../../clocks/calendar/wall-clock";

/** Hours of the wall clock in which nobody is to be disturbed, in minutes since midnight; they may cross it. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** The clock is known for so long after the moment that is asked about: quiet hours end within a day. */
export const CLOCK_AHEAD_MS = 3 * DAY_MS;

/** The first moment from then on whose reading of the wall clock is not quiet: that one, if it is not. */
export function outsideQuietHours(clock: WallClock, quiet: QuietHours | null, moment: number): number {
  if (quiet === null) return moment;
  for (const { from, until, offset } of clock) {
    if (until <= moment) continue;
    const start = Math.max(moment, from);
    const sinceMidnight = modulo(start + offset, DAY_MS);
    if (!isQuiet(quiet, Math.floor(sinceMidnight / MINUTE_MS))) return start;
    const end = start + modulo(quiet.to * MINUTE_MS - sinceMidnight, DAY_MS);
    // Where the clock is turned before, it is looked at again from there.
    if (end < until) return end;
  }
  throw new RangeError("Quiet hours were asked for beyond the time of their clock.");
}

function isQuiet({ from, to }: QuietHours, minute: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
