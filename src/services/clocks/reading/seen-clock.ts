import type { ClockPause, ClockState, PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { publishedDuration } from "../calendars/work-duration";
import { instantAt } from "../calendars/known-time";
import { ClockKeeper } from "../engine/clock-keeper";
import type { Reckoner } from "../engine/reckoner";
import { nextTransition, stateAt, usedAt } from "../engine/running-clock";
import { instantOf, type KnownClock } from "../following/clock-rows";

/** A clock as it is at a moment; lengths are by ISO 8601. */
export interface SeenClock {
  readonly id: Uuid;
  readonly version: number;
  readonly caseId: Uuid;
  readonly metric: ClockMetric;
  readonly name: string | null;
  readonly state: ClockState;
  readonly family: PolicyFamily | null;
  readonly policyId: Uuid | null;
  readonly policyRevision: number | null;
  readonly target: string;
  readonly calendarId: Uuid | null;
  readonly pausedBy: readonly ClockPause[];
  readonly pausedFor: ClockPause | null;
  readonly warnings: readonly string[];
  readonly warningsGiven: number;
  readonly nextWarningAt: Instant | null;
  readonly startedAt: Instant;
  readonly startsAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly used: string;
  readonly remaining: string | null;
  readonly overdueBy: string | null;
  readonly breachedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** What is true of the clock at that moment, whether or not anybody has set it already. */
export function seenClock(known: KnownClock, at: number, reckoner: Reckoner): SeenClock {
  const keeper = new ClockKeeper([known.clock], reckoner);
  keeper.heedHours(at + 1);
  // Who acts at the due instant is in time; nobody has until now.
  keeper.advance(at + 1);
  const clock = keeper.clocks[0] ?? known.clock;
  const { durationMs, calendarId, pausedBy, warningsMs } = clock.rule;
  const { id, metric, name, family, policyId, policyRevision, breachedAt, ended, restsFor } = clock;
  const used = usedAt(clock, at, reckoner);
  const next = nextTransition(clock, reckoner);
  return {
    ...{ id, caseId: known.caseId, metric, name, family, policyId, policyRevision, calendarId, pausedBy },
    version: known.version + keeper.changes.length,
    state: stateAt(clock, at),
    target: publishedDuration(durationMs),
    pausedFor: restsFor === "ENDED" ? null : restsFor,
    warnings: warningsMs.map(publishedDuration),
    warningsGiven: clock.warned,
    nextWarningAt: next?.kind === "WARNED" ? instantAt(next.at) : null,
    startedAt: instantAt(clock.startedAt),
    startsAt: instantOf(clock.startsAt),
    dueAt: instantOf(clock.dueAt),
    used: publishedDuration(used),
    remaining: ended ? null : publishedDuration(Math.max(durationMs - used, 0)),
    overdueBy: breachedAt === null ? null : publishedDuration(Math.max(used - durationMs, 0)),
    breachedAt: instantOf(breachedAt),
    endedAt: instantOf(ended?.at ?? null),
  };
}
