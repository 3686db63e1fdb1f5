import { Temporal } from "temporal-polyfill";
import { InvalidError } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";

/** Where the time of a workspace is to go; exactly one is given. */
export interface TimeTarget {
  /** ISO 8601, from the workspace's time on. */
  readonly by?: string | null;
  readonly to?: Instant | null;
}

const MOST_YEARS = 10;

/** The instant that is meant; refuses what lies not ahead, or too far ahead of the machine's time. */
export function targetInstant({ by, to }: TimeTarget, now: Instant, realNow: Instant): Instant {
  if ((by == null) === (to == null)) throw new InvalidError("by", "Give either `by` or `to`, and not both.");
  const field = by == null ? "to" : "by";
  const target = by == null ? (to ?? now) : later(now, by);
  if (target <= now) throw new InvalidError(field, `Time goes forward only; in this workspace it is ${now}.`);
  const last = later(realNow, `P${MOST_YEARS}Y`);
  if (target > last)
    throw new InvalidError(field, `Time can be advanced by ${MOST_YEARS} years in all, to ${last} at most.`);
  return target;
}

function later(from: Instant, duration: string): Instant {
  try {
    const moved = Temporal.Instant.from(from).toZonedDateTimeISO("UTC").add(duration);
    return moved.toInstant().toString({ fractionalSecondDigits: 3 });
  } catch {
    throw new InvalidError("by", "Give a duration by ISO 8601, e.g. `P3DT12H`, of ten years at most.");
  }
}
