import type { ClockState } from "../../../entities/clocks/clock-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import { instantAt } from "../calendars/known-time";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { instantOf } from "../following/clock-rows";
import { stateAt, usedAt, type RunningClock } from "../engine/running-clock";
import type { Reckoner } from "../engine/reckoner";

/** How a clock stands, as far as two worlds can differ in it. All numbers are milliseconds, of times since 1970. */
export interface Outcome {
  readonly metric: ClockMetric;
  readonly name: string | null;
  readonly state: ClockState;
  readonly startedAt: number;
  readonly dueAt: number | null;
  readonly breachedAt: number | null;
  readonly endedAt: number | null;
  readonly targetMs: number;
  readonly usedMs: number;
  /** Whose open hours counted; null for every hour. */
  readonly calendarId: Uuid | null;
}

/** The moments at which a calendar got the hours that it has by now. */
export type HoursBegun = (calendarId: Uuid) => readonly number[];

/** The clocks of one case, by the round that each measures. */
export type Outcomes = ReadonlyMap<string, Outcome>;

/** The same as it is kept as JSON. */
export interface KeptOutcome extends Pick<Outcome, "metric" | "name" | "state" | "targetMs" | "usedMs"> {
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** A clock that one world has and the other has not, or that ends in another way. */
export interface Difference {
  readonly before: KeptOutcome | null;
  readonly after: KeptOutcome | null;
}

/** What became of clocks by a moment; those that another took the place of are told by that one. */
export function outcomesOf(clocks: readonly RunningClock[], at: number, reckoner: Reckoner): Outcomes {
  const outcomes = new Map<string, Outcome>();
  for (const clock of clocks)
    if (clock.policyId !== null && clock.ended?.as !== "REPLACED")
      addOutcome(outcomes, roundOf(clock), outcomeOf(clock, at, reckoner));
  return outcomes;
}

/** Of two clocks of one round, the one that was started later tells how it ended. */
export function addOutcome(outcomes: Map<string, Outcome>, round: string, outcome: Outcome): void {
  const known = outcomes.get(round);
  if (!known || known.startedAt <= outcome.startedAt) outcomes.set(round, outcome);
}

export function roundOf({
  metric,
  name,
  family,
  policyId,
  roundFrom,
}: Pick<RunningClock, "metric" | "name" | "family" | "policyId" | "roundFrom">): string {
  const whose = family === "SERVICE" ? "" : policyId;
  return `${metric} ${roundFrom} ${whose} ${name === null ? "" : `"${name}"`}`;
}

function outcomeOf(clock: RunningClock, at: number, reckoner: Reckoner): Outcome {
  return {
    metric: clock.metric,
    name: clock.name,
    state: stateAt(clock, at),
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    breachedAt: clock.breachedAt,
    endedAt: clock.ended?.at ?? null,
    targetMs: clock.rule.durationMs,
    usedMs: usedAt(clock, at, reckoner),
    calendarId: clock.rule.calendarId,
  };
}

/** The earliest first; none when both worlds come to the same. */
export function differencesBetween(
  before: Outcomes,
  after: Outcomes,
  hoursBegun: HoursBegun,
): readonly Difference[] {
  const differences: Difference[] = [];
  for (const [round, was] of before) {
    const would = after.get(round);
    if (!would || !isSame(was, would, hoursBegun))
      differences.push({ before: kept(was), after: would ? kept(would) : null });
  }
  for (const [round, would] of after)
    if (!before.has(round)) differences.push({ before: null, after: kept(would) });
  return differences.toSorted((one, other) => beginningOf(one) - beginningOf(other));
}

function beginningOf({ before, after }: Difference): number {
  return Date.parse((before ?? after)?.startedAt ?? "");
}

function isSame(one: Outcome, other: Outcome, hoursBegun: HoursBegun): boolean {
  return (
    one.state === other.state &&
    one.startedAt === other.startedAt &&
    one.breachedAt === other.breachedAt &&
    one.endedAt === other.endedAt &&
    one.targetMs === other.targetMs &&
    one.usedMs === other.usedMs &&
    (one.dueAt === other.dueAt || isByLaterHours(one, other, hoursBegun))
  );
}

/**
 * Hours that began to count after a clock had ended, and before it would have been due, were nothing to it; nor do they
 * make its end another one now.
 */
function isByLaterHours(one: Outcome, other: Outcome, hoursBegun: HoursBegun): boolean {
  const { calendarId, endedAt, breachedAt } = one;
  if (endedAt === null || breachedAt !== null || calendarId === null || calendarId !== other.calendarId)
    return false;
  const due = Math.max(one.dueAt ?? Infinity, other.dueAt ?? Infinity);
  return hoursBegun(calendarId).some((begun) => endedAt <= begun && begun < due);
}

function kept({ metric, name, state, targetMs, usedMs, ...times }: Outcome): KeptOutcome {
  return {
    ...{ metric, name, state, targetMs, usedMs },
    startedAt: instantAt(times.startedAt),
    dueAt: instantOf(times.dueAt),
    breachedAt: instantOf(times.breachedAt),
    endedAt: instantOf(times.endedAt),
  };
}
