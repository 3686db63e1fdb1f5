import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { HORIZON_MS } from "../calendar/business-time";
import type { ClockRule } from "../engine/policy";
import { targetDuration } from "../policies/target-duration";
import { usableCalendars } from "../policies/usable-calendars";

/** By when something has to be done: at a moment, or within a time, which may be a calendar's. */
export interface GivenDeadline {
  readonly dueAt?: Instant | null;
  readonly within?: string | null;
  readonly calendarId?: Uuid | null;
  /** How long before the end a warning is given, in the time that counts. */
  readonly warnings?: readonly string[] | null;
}

/** The same as a rule for a clock that starts now; refuses what could not be meant. */
export async function ruleOf(ctx: Context, given: GivenDeadline): Promise<ClockRule> {
  const { dueAt, within, calendarId } = given;
  if ((dueAt == null) === (within == null))
    throw new InvalidError("dueAt", "Say by when: give either `dueAt` or `within`.");
  if (within == null && calendarId != null)
    throw new InvalidError("calendarId", "A calendar goes with `within`; a moment is one in any calendar.");
  const inBusinessTime = calendarId != null;
  const durationMs = dueAt == null ? knownLength(within ?? "", inBusinessTime) : timeUntil(ctx, dueAt);
  const calendars = inBusinessTime ? await usableCalendars(ctx, [{ calendarId }]) : null;
  return {
    durationMs,
    calendarId: calendars?.calendarFor({ calendarId: calendarId ?? null }, durationMs, [], "within") ?? null,
    pausedBy: [],
    warningsMs: warningsOf(given, durationMs),
  };
}

/** How long it is until a moment; refuses one that has passed, or is too far. */
export function timeUntil(ctx: Context, dueAt: Instant, field = "dueAt"): number {
  const left = Date.parse(dueAt) - Date.parse(ctx.now());
  if (left <= 0) throw new InvalidError(field, "This moment has passed: name one that is to come.");
  if (left > HORIZON_MS) throw new InvalidError(field, "Name a moment within ten years.");
  return left;
}

function knownLength(within: string, inBusinessTime: boolean): number {
  const length = targetDuration(within, inBusinessTime);
  if (length === null)
    throw new InvalidError(
      "within",
      inBusinessTime
        ? "Give hours, minutes and seconds, such as PT8H30M: a day of work is not as long everywhere."
        : "Give weeks, days, hours, minutes and seconds, such as P30D or PT4H.",
    );
  if (length === 0) throw new InvalidError("within", "In no time nothing can be done.");
  if (length > HORIZON_MS) throw new InvalidError("within", "A deadline is ten years ahead at most.");
  return length;
}

function warningsOf({ warnings, calendarId }: GivenDeadline, durationMs: number): readonly number[] {
  const left = (warnings ?? []).map((before, place) => {
    const length = targetDuration(before, calendarId != null);
    const at = ["warnings", String(place)];
    if (length === null || length === 0)
      throw new InvalidError(at, "Say how long before the end, in the time that counts, e.g. PT30M.");
    if (length >= durationMs)
      throw new InvalidError(at, "There is not so much time: the warning would come at once.");
    return length;
  });
  const again = left.findIndex((one, place) => left.indexOf(one) !== place);
  if (again >= 0)
    throw new InvalidError(["warnings", String(again)], "There is a warning at this moment already.");
  return left.toSorted((one, other) => other - one);
}
