/**
 * A moment as RFC 3339 text in UTC with exactly three decimals, e.g. `2026-11-22T09:30:00.000Z`.
 * Rows, cursors, events and answers all hold this form, so it is never parsed on the way through,
 * two instants compare as text, and no digit is lost.
 */
export type Instant = string;

/** Where an operation gets its time from; tests hold it still. */
export type Clock = () => Instant;

export function systemClock(): Instant {
  return new Date().toISOString();
}

export function plusSeconds(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** 9999-12-31T23:59:59Z: an instant's year has four digits. */
const LAST_UNIX_SECOND = 253_402_300_799;

/** As tokens tell time. */
export function fromUnixSeconds(seconds: number): Instant {
  return new Date(Math.min(seconds, LAST_UNIX_SECOND) * 1000).toISOString();
}

/** PostgreSQL's `2026-11-22 09:30:00.1+00` (session time zone UTC) as an instant. */
export function instantFromPostgres(text: string): Instant {
  // Years have four digits: nothing beyond is let in. The fraction ends before the zone, without zeros at its end.
  const fraction = text.slice(20, -3).padEnd(3, "0").slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
