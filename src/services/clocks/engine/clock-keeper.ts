import { ClockChangeKind } from "../../../entities/clocks/clock-enums";
import type { RestReason } from "./case-facts";
import type { ClockCause, ClockChange } from "./clock-change";
import type { Reckoner } from "./reckoner";
import {
  after,
  due,
  ended,
  nextTransition,
  resting,
  retargeted,
  rewound,
  running,
  type ClockEnd,
  type RunningClock,
  type Transition,
} from "./running-clock";

type Retargeting = Parameters<typeof retargeted>[2];

/** The clocks of one case while they are changed, with all that happened to them, in its order. */
export class ClockKeeper {
  private readonly kept: RunningClock[];
  readonly changes: ClockChange[] = [];

  constructor(
    clocks: readonly RunningClock[],
    private readonly reckoner: Reckoner,
  ) {
    this.kept = [...clocks];
  }

  /** As they are now: later changes are not in this list. */
  get clocks(): readonly RunningClock[] {
    return [...this.kept];
  }

  /** Those of them. */
  those(isWanted: (clock: RunningClock) => boolean): readonly RunningClock[] {
    return this.kept.filter(isWanted);
  }

  /** Lets time go by until just before this moment, which is not over yet: who acts at the due instant is in time. */
  advance(until: number): void {
    for (let next = this.nextBefore(until); next; next = this.nextBefore(until))
      this.pass(next.clock, next.transition);
  }

  start(clock: RunningClock, cause: ClockCause): RunningClock {
    return this.put("STARTED", clock.startedAt, cause, running(clock, clock.startedAt, this.reckoner));
  }

  rest(clock: RunningClock, at: number, why: RestReason | null, cause: ClockCause): RunningClock {
    if (why === clock.restsFor && (why !== null || clock.since !== null)) return clock;
    const before = this.rewind(clock, at, cause);
    return why === null
      ? this.put("RESUMED", at, cause, running(before, at, this.reckoner))
      : this.put("PAUSED", at, cause, resting(before, at, why, this.reckoner));
  }

  retarget(clock: RunningClock, at: number, to: Retargeting, cause: ClockCause): RunningClock {
    return this.put(
      "RETARGETED",
      at,
      cause,
      retargeted(this.rewind(clock, at, cause), at, to, this.reckoner),
    );
  }

  /** The same target by another policy, or another revision of its own: what it has come to stays. */
  reassign(clock: RunningClock, at: number, to: Retargeting, cause: ClockCause): RunningClock {
    return this.put("RETARGETED", at, cause, { ...clock, ...to, rule: clock.rule });
  }

  end(clock: RunningClock, at: number, as: ClockEnd, cause: ClockCause): RunningClock {
    const kind = as === "MET" ? ClockChangeKind.MET : ClockChangeKind.CANCELLED;
    return this.put(kind, at, cause, ended(this.rewind(clock, at, cause), at, as, this.reckoner));
  }

  revive(clock: RunningClock, at: number, cause: ClockCause): RunningClock {
    return this.put("REVIVED", at, cause, running({ ...clock, ended: null }, at, this.reckoner));
  }

  /** Lays what is left of those that run on the calendar as it stands now. */
  rescheduleAll(at: number, cause: ClockCause): void {
    for (const clock of this.clocks) {
      const laid = due(clock, this.reckoner);
      if (laid.dueAt !== clock.dueAt || laid.startsAt !== clock.startsAt)
        this.put("RESCHEDULED", at, cause, laid);
    }
  }

  /**
   * Lays those on the hours that count for which these bring anything about before that moment that the hours of their
   * last look do not: nobody may have come to them since the calendar got others.
   */
  heedHours(until: number): void {
    for (const clock of this.clocks) {
      const { calendarId } = clock.rule;
      if (calendarId === null || clock.since === null) continue;
      const laid = due(clock, this.reckoner);
      const at = firstDifference(clock, laid);
      if (at < until) this.put("RESCHEDULED", at, { kind: "CALENDAR", calendarId }, laid);
    }
  }

  private nextBefore(
    until: number,
  ): { readonly clock: RunningClock; readonly transition: Transition } | null {
    let next = null;
    for (const clock of this.kept) {
      const transition = nextTransition(clock, this.reckoner);
      if (transition && transition.at < (next?.transition.at ?? until)) next = { clock, transition };
    }
    return next;
  }

  private pass(clock: RunningClock, transition: Transition): void {
    this.put(transition.kind, transition.at, { kind: "TIME" }, after(clock, transition));
  }

  /** As it stood at that moment, if what was told since is not true after all. */
  private rewind(clock: RunningClock, at: number, cause: ClockCause): RunningClock {
    const before = rewound(clock, at);
    return before === clock ? clock : this.put("RETRACTED", at, cause, before);
  }

  private put(kind: ClockChangeKind, at: number, cause: ClockCause, clock: RunningClock): RunningClock {
    this.keep(clock);
    this.changes.push({ kind, at, cause, clock });
    return clock;
  }

  private keep(clock: RunningClock): void {
    const place = this.kept.findIndex(({ id }) => id === clock.id);
    if (place < 0) this.kept.push(clock);
    else this.kept[place] = clock;
  }
}

/** Hours that differ since a moment make no difference before it. */
function firstDifference(one: RunningClock, other: RunningClock): number {
  const moments = [
    [one.startsAt, other.startsAt],
    [one.dueAt, other.dueAt],
  ] as const;
  const differing = moments.flatMap(([was, is]) => (was === is ? [] : [was, is]));
  return Math.min(...differing.filter((moment) => moment !== null));
}
