import { registerEnumType } from "type-graphql";
import { ClockChangeKind, ClockState } from "../../entities/clocks/clock-enums";

registerEnumType(ClockState, {
  name: "ClockState",
  description: "Where a clock stands.",
  valuesConfig: {
    PENDING: {
      description: "Its calendar is closed, and nothing of it has counted yet: it runs from `startsAt` on.",
    },
    RUNNING: { description: "It runs." },
    PAUSED: { description: "It stands still; what is left stays left." },
    WARNED: { description: "It runs, and a warning was given." },
    BREACHED: {
      description: "The time was over before it was done. It stays so, even if it is not asked for any more.",
    },
    MET: { description: "It was done in time." },
    MET_LATE: { description: "It was done after the time was over: late stays late." },
    CANCELLED: { description: "It is not asked for any more: the case ended, or another rule took over." },
  },
});

registerEnumType(ClockChangeKind, {
  name: "ClockChangeKind",
  description: "What happened to a clock.",
  valuesConfig: {
    STARTED: { description: "It began to run." },
    PAUSED: { description: "It stands still." },
    RESUMED: { description: "It runs again." },
    WARNED: { description: "A warning was given." },
    BREACHED: { description: "The time was over." },
    RETRACTED: {
      description:
        "What was told as a breach was none: the staff had acted in time, which became known later.",
    },
    RETARGETED: {
      description:
        "It goes by another policy, or another revision of its own; the time that was used stays used.",
    },
    RESCHEDULED: { description: "Its calendar got other hours: what is left lies on them now." },
    MET: { description: "It was done." },
    CANCELLED: { description: "It does not count any more." },
    REVIVED: { description: "The case was reopened: it goes on where it stopped." },
  },
});

export const ClockCauseKind = {
  CASE: "CASE",
  TIME: "TIME",
  POLICY: "POLICY",
  CALENDAR: "CALENDAR",
  PROVIDER: "PROVIDER",
  REQUEST: "REQUEST",
} as const;
export type ClockCauseKind = (typeof ClockCauseKind)[keyof typeof ClockCauseKind];

registerEnumType(ClockCauseKind, {
  name: "ClockCauseKind",
  description: "What changed a clock.",
  valuesConfig: {
    CASE: { description: "Something happened on its case." },
    TIME: { description: "Time went by." },
    POLICY: { description: "A policy began to count." },
    CALENDAR: { description: "Its calendar got other hours." },
    PROVIDER: { description: "A payment provider told of it." },
    REQUEST: { description: "Somebody asked for it." },
  },
});

export const ClockSpanKind = { COUNTED: "COUNTED", PAUSED: "PAUSED", CLOSED: "CLOSED" } as const;
export type ClockSpanKind = (typeof ClockSpanKind)[keyof typeof ClockSpanKind];

registerEnumType(ClockSpanKind, {
  name: "ClockSpanKind",
  description: "How a stretch of time counts.",
  valuesConfig: {
    COUNTED: { description: "It counts." },
    PAUSED: { description: "It does not: the clock stands still." },
    CLOSED: { description: "It does not: the calendar is closed." },
  },
});
