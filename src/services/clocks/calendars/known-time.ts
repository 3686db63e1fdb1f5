import { InvalidError } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";
import { HORIZON_MS } from "../calendar/business-time";
import { BEGINNING } from "./calendar-of-hours";

/** Until when calendars are known: ten years before that, there are still ten years to look ahead. */
export const LAST_INSTANT: Instant = "2199-12-31T23:59:59.999Z";

export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

/** The moment in milliseconds; refuses one at which no calendar is known. */
export function knownMoment(instant: Instant, field: string): number {
  if (instant < BEGINNING || instant > LAST_INSTANT)
    throw new InvalidError(field, `Calendars are known from ${BEGINNING} to ${LAST_INSTANT}.`);
  return Date.parse(instant);
}

export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** Both ends in milliseconds; refuses what is reversed, or longer than ten years. */
export function knownPeriod(period: Period): { readonly from: number; readonly to: number } {
  const [from, to] = [knownMoment(period.from, "from"), knownMoment(period.to, "to")];
  if (to < from) throw new InvalidError("to", "It ends before it begins.");
  if (to - from > HORIZON_MS) throw new InvalidError("to", "Ask for ten years at most.");
  return { from, to };
}

export function instantAt(moment: number): Instant {
  return new Date(moment).toISOString();
}
