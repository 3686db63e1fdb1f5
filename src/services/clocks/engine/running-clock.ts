import { ClockState, type PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { Uuid } from "../../../kernel/ids";
import type { RestReason } from "./case-facts";
import type { ClockRule } from "./policy";
import type { Reckoner } from "./reckoner";

/** One clock of a case. Times are milliseconds since 1970, lengths milliseconds. */
export interface RunningClock {
  readonly id: Uuid;
  readonly metric: ClockMetric;
  readonly name: string | null;
  /** Who set it: a policy of a family, or null for what was set by hand, or by a provider. */
  readonly family: PolicyFamily | null;
  readonly policyId: Uuid | null;
  readonly policyRevision: number | null;
  readonly automationResponds: boolean;
  readonly rule: ClockRule;
  /** Which round of its metric it measures. */
  readonly roundFrom: number;
  readonly startedAt: number;
  /** Since when it has this target: nobody can be late for what was not asked yet. */
  readonly setAt: number;
  /** What counted until `since`. */
  readonly usedMs: number;
  /** Since when it runs; null while it stands still. */
  readonly since: number | null;
  readonly restsFor: RestReason | null;
  /**
   * The first moment that counted, or will: the next opening, for what began to run while it was closed. Null while
   * nothing has counted and it stands still, and where it does not open within ten years.
   */
  readonly startsAt: number | null;
  /** When the time will be over, or was; null while that is open, and beyond ten years. */
  readonly dueAt: number | null;
  /** How many warnings were given. */
  readonly warned: number;
  readonly breachedAt: number | null;
  readonly ended: { readonly at: number; readonly as: ClockEnd } | null;
}

/** It was done; it is not asked for any more, as the case ended; or another rule took its place. */
export type ClockEnd = "MET" | "CANCELLED" | "REPLACED";

/** What a clock does by itself as time goes by. */
export interface Transition {
  readonly at: number;
  readonly kind: "WARNED" | "BREACHED";
  /** How many warnings were given by then. */
  readonly warned: number;
}

/** Where it stands at a moment, if nothing else has happened to it by then. */
export function stateAt(clock: RunningClock, at: number): ClockState {
  const { ended, breachedAt, since, startsAt, warned } = clock;
  if (ended?.as === "MET") return breachedAt === null ? ClockState.MET : ClockState.MET_LATE;
  if (breachedAt !== null) return ClockState.BREACHED;
  if (ended) return ClockState.CANCELLED;
  if (since === null) return ClockState.PAUSED;
  if (startsAt === null || at < startsAt) return ClockState.PENDING;
  return warned > 0 ? ClockState.WARNED : ClockState.RUNNING;
}

/** As it is written down: from when on it counts is told by no change. */
export function stateOf(clock: RunningClock): ClockState {
  return stateAt(clock, clock.since ?? clock.startedAt);
}

/** How much has counted by then. */
export function usedAt({ usedMs, since, rule }: RunningClock, at: number, reckoner: Reckoner): number {
  return since === null || at <= since ? usedMs : usedMs + reckoner.between(rule.calendarId, since, at);
}

/** The next thing that it does by itself; null while nothing is to come. */
export function nextTransition(clock: RunningClock, reckoner: Reckoner): Transition | null {
  const { since, ended, breachedAt, dueAt } = clock;
  if (since === null || ended || breachedAt !== null) return null;
  const warning = nextWarning(clock, reckoner);
  if (warning || dueAt === null) return warning;
  return { at: dueAt, kind: "BREACHED", warned: clock.warned };
}

function nextWarning(clock: RunningClock, reckoner: Reckoner): Transition | null {
  const { dueAt, rule, warned } = clock;
  const at = warningAt(clock, warned, reckoner);
  // A warning that would come with the breach comes too late to be one; where no breach is in sight, none is too late.
  if (at === null || (dueAt !== null && at >= dueAt)) return null;
  let given = warned + 1;
  // Of warnings that are over already, the last one says it all.
  while (given < rule.warningsMs.length && warningAt(clock, given, reckoner) === at) given += 1;
  return { at, kind: "WARNED", warned: given };
}

function warningAt(
  { rule, usedMs, since, setAt }: RunningClock,
  place: number,
  reckoner: Reckoner,
): number | null {
  const left = rule.warningsMs[place];
  if (left === undefined || since === null) return null;
  const at = reckoner.add(rule.calendarId, since, Math.max(rule.durationMs - left - usedMs, 0));
  return at === null ? null : Math.max(at, setAt);
}

export function after(clock: RunningClock, { at, kind, warned }: Transition): RunningClock {
  return kind === "WARNED" ? { ...clock, warned } : { ...clock, breachedAt: at };
}

/** It runs from then on. */
export function running(clock: RunningClock, at: number, reckoner: Reckoner): RunningClock {
  return due({ ...clock, since: at, restsFor: null }, reckoner);
}

/** It stands still from then on; what is left stays left. */
export function resting(
  clock: RunningClock,
  at: number,
  restsFor: RestReason,
  reckoner: Reckoner,
): RunningClock {
  return { ...clock, ...stopped(clock, at, reckoner), restsFor, dueAt: clock.breachedAt };
}

export function ended(clock: RunningClock, at: number, as: ClockEnd, reckoner: Reckoner): RunningClock {
  return { ...clock, ...stopped(clock, at, reckoner), ended: { at, as } };
}

function stopped(
  clock: RunningClock,
  at: number,
  reckoner: Reckoner,
): Pick<RunningClock, "usedMs" | "since" | "startsAt"> {
  const usedMs = usedAt(clock, at, reckoner);
  return { usedMs, since: null, startsAt: usedMs === 0 ? null : clock.startsAt };
}

/** Measured by another rule from then on; what was used stays used. Late stays late. */
export function retargeted(
  clock: RunningClock,
  at: number,
  change: Pick<RunningClock, "rule" | "policyId" | "policyRevision" | "automationResponds">,
  reckoner: Reckoner,
): RunningClock {
  const usedMs = usedAt(clock, at, reckoner);
  const { durationMs, warningsMs } = change.rule;
  const passed = warningsMs.filter((left) => durationMs - left <= usedMs).length;
  // Of warnings that are over already, the last one says it all.
  const set = { ...clock, ...change, usedMs, setAt: at, warned: Math.max(passed - 1, 0) };
  return clock.since === null ? set : due({ ...set, since: at }, reckoner);
}

/** What was told for that moment or later is not true any more: something that happened before became known. */
export function rewound(clock: RunningClock, at: number): RunningClock {
  return clock.breachedAt !== null && clock.breachedAt >= at ? { ...clock, breachedAt: null } : clock;
}

/** From when on it counts, and its end, as the calendar stands now. */
export function due(clock: RunningClock, reckoner: Reckoner): RunningClock {
  const { since, breachedAt, rule, usedMs, setAt } = clock;
  if (breachedAt !== null || since === null) return { ...clock, dueAt: breachedAt };
  const dueAt = reckoner.add(rule.calendarId, since, Math.max(rule.durationMs - usedMs, 0));
  const startsAt = usedMs === 0 ? reckoner.opening(rule.calendarId, since) : clock.startsAt;
  return { ...clock, startsAt, dueAt: dueAt === null ? null : Math.max(dueAt, setAt) };
}
