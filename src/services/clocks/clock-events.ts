import type { EventType } from "../events/event-catalog";

/** What every event of a clock tells: how it stands after what happened. */
export interface ClockFacts {
  readonly clockId: string;
  readonly caseId: string;
  /** What it measures, e.g. `FIRST_RESPONSE`. */
  readonly metric: string;
  /** What a duty or a deadline is called. */
  readonly name: string | null;
  readonly policyId: string | null;
  readonly policyRevision: number | null;
  readonly state: string;
  /** When it was true: after an outage, and for what was written late, that is before the event occurred. */
  readonly at: string;
  /** From when on its time counts; null while it stands still and none has counted. */
  readonly startsAt: string | null;
  /** When the time is over, or was; null while it stands still. */
  readonly dueAt: string | null;
  readonly targetMs: number;
  /** What counted until `at`. */
  readonly usedMs: number;
}

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A clock of a case began to run: `PENDING` until `startsAt`, where that is the next opening. */
    "clock.started": ClockFacts;
    /** A clock stands still, `restsFor` that reason. */
    "clock.paused": ClockFacts & { readonly restsFor: string };
    /** A clock runs again. */
    "clock.resumed": ClockFacts;
    /** The warning of that number, counted from 1: less is left than the policy wants. */
    "clock.warned": ClockFacts & { readonly warning: number };
    /** The time was over at `dueAt`, and it was not done. */
    "clock.breached": ClockFacts;
    /** What was told as a breach was none: it had been done in time, which became known later. */
    "clock.retracted": ClockFacts;
    /** A clock goes by another policy, or another revision of its own: `targetMs` may be another, or the same. */
    "clock.retargeted": ClockFacts;
    /** A calendar got other hours, so that a clock counts from, or is due at, another moment. */
    "clock.rescheduled": ClockFacts;
    /** It was done: in time, or late, as `state` says. */
    "clock.met": ClockFacts;
    /** It is not asked for any more. */
    "clock.cancelled": ClockFacts;
    /** The case was reopened, and a clock goes on where it stopped. */
    "clock.revived": ClockFacts;
  }
}

/** The events of clocks, for whoever lists them. */
export const CLOCK_EVENTS: readonly EventType[] = [
  "clock.started",
  "clock.paused",
  "clock.resumed",
  "clock.warned",
  "clock.breached",
  "clock.retracted",
  "clock.retargeted",
  "clock.rescheduled",
  "clock.met",
  "clock.cancelled",
  "clock.revived",
];
