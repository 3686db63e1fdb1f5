import type { ClockState } from "../../../entities/clocks/clock-enums";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import { instantAt } from "../calendars/known-time";
import type { Instant } from "../../../kernel/instant";
import { instantOf } from "../following/clock-rows";
import { stateAt, usedAt, type RunningClock } from "../engine/running-clock";
import type { Reckoner } from "../engine/reckoner";

/** How a clock stands, as far as two worlds can differ in it. Kept as JSON. */
export interface Outcome {
  readonly metric: ClockMetric;
  readonly name: string | null;
  readonly state: ClockState;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly targetMs: number;
  readonly usedMs: number;
}

/** A clock that one world has and the other has not, or that ends in another way. */
export interface Difference {
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

/** How many clocks of one kind came to which end. */
export interface OutcomeSum {
  readonly metric: ClockMetric;
  readonly name: string | null;
  readonly met: number;
  readonly late: number;
  readonly breached: number;
  readonly cancelled: number;
  /** Not decided yet. */
  readonly open: number;
}

type Counted = "met" | "late" | "breached" | "cancelled" | "open";

const COUNTED_AS: Readonly<Record<ClockState, Counted>> = {
  PENDING: "open",
  RUNNING: "open",
  PAUSED: "open",
  WARNED: "open",
  BREACHED: "breached",
  MET: "met",
  MET_LATE: "late",
  CANCELLED: "cancelled",
};

/** What became of clocks by a moment; those that another took the place of are told by that one. */
export function outcomesOf(
  clocks: readonly RunningClock[],
  at: number,
  reckoner: Reckoner,
): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const standing = clocks.filter(({ policyId, ended }) => policyId !== null && ended?.as !== "REPLACED");
  for (const clock of standing.toSorted((one, other) => one.startedAt - other.startedAt)) {
    const round = [
      clock.metric,
      clock.name,
      clock.family === "SERVICE" ? null : clock.policyId,
      clock.roundFrom,
    ];
    outcomes.set(JSON.stringify(round), outcomeOf(clock, at, reckoner));
  }
  return outcomes;
}

function outcomeOf(clock: RunningClock, at: number, reckoner: Reckoner): Outcome {
  return {
    metric: clock.metric,
    name: clock.name,
    state: stateAt(clock, at),
    startedAt: instantAt(clock.startedAt),
    dueAt: instantOf(clock.dueAt),
    breachedAt: instantOf(clock.breachedAt),
    endedAt: instantOf(clock.ended?.at ?? null),
    targetMs: clock.rule.durationMs,
    usedMs: usedAt(clock, at, reckoner),
  };
}

/** In the order of the rounds; none when both worlds come to the same. */
export function differencesBetween(
  before: ReadonlyMap<string, Outcome>,
  after: ReadonlyMap<string, Outcome>,
): readonly Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((round) => ({ before: before.get(round) ?? null, after: after.get(round) ?? null }))
    .filter((pair) => comparable(pair.before) !== comparable(pair.after));
}

/** Hours that changed later move what was due then, but not for what had ended in time: that is no other outcome. */
function comparable(outcome: Outcome | null): string {
  const endedInTime = outcome !== null && outcome.endedAt !== null && outcome.breachedAt === null;
  return JSON.stringify(endedInTime ? { ...outcome, dueAt: null } : outcome);
}

/** The sums with these outcomes counted in. */
export function addedUp(sums: readonly OutcomeSum[], outcomes: Iterable<Outcome>): readonly OutcomeSum[] {
  const byKind = new Map(sums.map((sum) => [JSON.stringify([sum.metric, sum.name]), { ...sum }]));
  for (const { metric, name, state } of outcomes) {
    const key = JSON.stringify([metric, name]);
    const sum = byKind.get(key) ?? { metric, name, met: 0, late: 0, breached: 0, cancelled: 0, open: 0 };
    byKind.set(key, { ...sum, [COUNTED_AS[state]]: sum[COUNTED_AS[state]] + 1 });
  }
  const order = Object.values(ClockMetric);
  return [...byKind.values()].toSorted(
    (one, other) =>
      order.indexOf(one.metric) - order.indexOf(other.metric) ||
      ((one.name ?? "") < (other.name ?? "") ? -1 : 1),
  );
}
