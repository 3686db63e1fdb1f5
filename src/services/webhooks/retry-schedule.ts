import { plusSeconds, type Instant } from "../../kernel/instant";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds from one failed try to the next; after the last the delivery is given up. */
export const RETRY_SECONDS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** No receiver puts us off for longer. */
const MOST_RETRY_AFTER_SECONDS = 24 * HOUR;

/** What is added at most, so that those who failed together do not come back together. */
const JITTER = 0.2;

export interface FailedTry {
  /** Tries that failed, this one among them. */
  readonly failures: number;
  readonly at: Instant;
  /** What the receiver asked for. */
  readonly retryAfterSeconds: number | null;
}

/** When to try again; null when it is given up. */
export function nextTry(
  { failures, at, retryAfterSeconds }: FailedTry,
  schedule: readonly number[],
  random: () => number,
): Instant | null {
  const planned = schedule[failures - 1];
  if (planned === undefined) return null;
  const asked = Math.min(retryAfterSeconds ?? 0, MOST_RETRY_AFTER_SECONDS);
  return plusSeconds(at, Math.max(planned * (1 + JITTER * random()), asked));
}

/** Seconds that a `Retry-After` asks for, in either of its forms; null for anything else. */
export function retryAfterSeconds(header: string | undefined, now: Instant): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // A date of HTTP begins with the day of the week; Date.parse alone would take nearly anything.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) || Number.isNaN(Date.parse(text))) return null;
  return Math.max(0, (Date.parse(text) - Date.parse(now)) / 1000);
}
