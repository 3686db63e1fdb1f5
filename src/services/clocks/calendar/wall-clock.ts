import { Temporal } from "temporal-polyfill";

/** A stretch of time in which a zone keeps its distance from UTC. */
interface Season {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** A zone's wall clock over some time: all moments are milliseconds since 1970. */
export type WallClock = readonly Season[];

/** The wall clock of a zone between two moments. */
export function wallClock(zone: string, from: number, until: number): WallClock {
  const seasons: Season[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  while (at.epochMilliseconds < until) {
    const turn = at.getTimeZoneTransition("next");
    seasons.push({
      from: at.epochMilliseconds,
      until: turn === null ? Infinity : turn.epochMilliseconds,
      offset: at.offsetNanoseconds / 1e6,
    });
    if (turn === null) break;
    at = turn;
  }
  return seasons;
}

/**
 * The moment that a reading of the wall clock means, the reading told as if it were UTC. A reading that occurs twice
 * means the first time; one that the clock jumps over means the moment of the jump. In other words: the moment at
 * which the clock first shows that much or more. So what is earlier by the wall clock is never later in truth:
 * intervals that touch still touch, none overlap, and one that lies within the jump is empty.
 */
export function momentOf(clock: WallClock, reading: number): number {
  for (const { from, until, offset } of clock)
    if (reading < until + offset) return Math.max(reading - offset, from);
  throw new RangeError("A wall clock was asked for a reading beyond its time.");
}

/** Whether there is such a zone, by its name or an older one; what is only a distance from UTC is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
