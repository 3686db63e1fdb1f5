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

export function instantOf(moment: number | null): Instant | null {
  return moment === null ? null : instantAt(moment);
}

export function momentOf(instant: Instant | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
