import { Clock } from "../../../entities/clocks/clock.entity";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { table } from "../../../kernel/database/table";
import { instantAt } from "../calendars/known-time";
import type { RestReason } from "../engine/case-facts";
import type { ClockRule } from "../engine/policy";
import type { Reckoner } from "../engine/reckoner";
import { nextTransition, stateOf, type RunningClock } from "../engine/running-clock";

export const CLOCKS = table(Clock);

/** A clock as it is reckoned with. */
export function runningClock(row: Clock): RunningClock {
  const { id, metric, name, family, policyId, policyRevision, automationResponds, calendarId, warned } = row;
  return {
    ...{ id, metric, name, family, policyId, policyRevision, automationResponds, warned },
    rule: {
      durationMs: Number(row.durationMs),
      calendarId,
      pausedBy: row.pausedBy as ClockRule["pausedBy"],
      warningsMs: row.warningsMs,
    },
    roundFrom: Date.parse(row.roundFrom),
    startedAt: Date.parse(row.startedAt),
    setAt: Date.parse(row.setAt),
    usedMs: Number(row.usedMs),
    since: momentOf(row.since),
    restsFor: row.restsFor as RestReason | null,
    startsAt: momentOf(row.startsAt),
    dueAt: momentOf(row.dueAt),
    breachedAt: momentOf(row.breachedAt),
    ended: row.endedAt && row.endedAs ? { at: Date.parse(row.endedAt), as: row.endedAs } : null,
  };
}

/** A clock of a case by its last version that is known, which time may have passed by since. */
export interface KnownClock {
  readonly caseId: Uuid;
  readonly version: number;
  readonly clock: RunningClock;
}

/** By their ids. */
export type KnownClocks = ReadonlyMap<Uuid, KnownClock>;

export function knownClocks(rows: readonly Clock[]): KnownClocks {
  return new Map(rows.map((row) => [row.id, knownClock(row)]));
}

export function knownClock(row: Clock): KnownClock {
  return { caseId: row.caseId, version: row.version, clock: runningClock(row) };
}

export type StoredClock = Omit<Clock, "workspaceId" | "createdAt" | "updatedAt">;

/** The same as it is stored. */
export function clockRow(
  caseId: Uuid,
  version: number,
  clock: RunningClock,
  reckoner: Reckoner,
): StoredClock {
  const { id, metric, family, policyId, policyRevision, automationResponds, restsFor, warned, ended } = clock;
  const { durationMs, calendarId, pausedBy, warningsMs } = clock.rule;
  return {
    ...{ id, version, caseId, metric, family, policyId, policyRevision, automationResponds },
    ...{ calendarId, pausedBy, restsFor, warned, warningsMs },
    // It was let in with its policy, or by whoever set the clock.
    name: clock.name as SafeText | null,
    state: stateOf(clock),
    durationMs: BigInt(durationMs),
    roundFrom: instantAt(clock.roundFrom),
    startedAt: instantAt(clock.startedAt),
    setAt: instantAt(clock.setAt),
    usedMs: BigInt(clock.usedMs),
    since: instantOf(clock.since),
    startsAt: instantOf(clock.startsAt),
    dueAt: instantOf(clock.dueAt),
    breachedAt: instantOf(clock.breachedAt),
    endedAt: instantOf(ended?.at ?? null),
    endedAs: ended?.as ?? null,
    nextAt: instantOf(nextTransition(clock, reckoner)?.at ?? null),
  };
}

/** What it has come to, which nearly every change touches; the rest are its terms, which few do. */
export const COURSE = [
  "version",
  "updatedAt",
  "state",
  "usedMs",
  "since",
  "restsFor",
  "startsAt",
  "dueAt",
  "warned",
  "breachedAt",
  "endedAt",
  "endedAs",
  "nextAt",
] as const satisfies readonly (keyof Clock)[];

/** Whether both are measured by the same, and from the same time on. */
export function haveSameTerms(one: RunningClock, other: RunningClock): boolean {
  return (
    one.rule === other.rule &&
    one.metric === other.metric &&
    one.name === other.name &&
    one.family === other.family &&
    one.policyId === other.policyId &&
    one.policyRevision === other.policyRevision &&
    one.automationResponds === other.automationResponds &&
    one.roundFrom === other.roundFrom &&
    one.startedAt === other.startedAt &&
    one.setAt === other.setAt
  );
}

export function instantOf(moment: number | null): Instant | null {
  return moment === null ? null : instantAt(moment);
}

export function momentOf(instant: Instant | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
