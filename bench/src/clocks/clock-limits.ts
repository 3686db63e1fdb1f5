import type { Limit } from "../../limits.mjs";

/** What the parts of the suite measure, as far as there are limits for it. */
export interface ClockFigures {
  readonly fire?: {
    readonly due?: number;
    readonly clocks?: number;
    readonly changes?: number;
    readonly latenessMs?: { readonly p99?: number };
  };
  readonly calendar?: {
    readonly seconds?: number;
    readonly inboxP99Ms?: { readonly before: number; readonly during: number };
  };
  readonly simulation?: {
    readonly another?: { readonly seconds?: number };
    readonly today?: {
      readonly seconds?: number;
      readonly casesDone?: number;
      readonly casesDifferent?: number;
    };
    readonly cases?: number;
  };
}

/** Of the parts that were run. */
export function clockLimits({ fire, calendar, simulation }: ClockFigures): readonly Limit[] {
  const { before = NaN, during = NaN } = calendar?.inboxP99Ms ?? {};
  return [
    ...(fire
      ? [
          { name: "lateness of clocks, p99", value: fire.latenessMs?.p99, unit: "ms", atMost: 2_000 },
          { name: "clocks that fired", value: fire.clocks, unit: "", exactly: fire.due ?? NaN },
          { name: "times that they fired", value: fire.changes, unit: "", exactly: fire.due ?? NaN },
        ]
      : []),
    ...(calendar
      ? [
          { name: "clocks laid on other hours", value: calendar.seconds, unit: "s", atMost: 60 },
          { name: "inbox meanwhile, p99 to that before", value: during / before, unit: "times", atMost: 2 },
        ]
      : []),
    ...(simulation
      ? [
          { name: "all cases simulated", value: simulation.another?.seconds, unit: "s", atMost: 60 },
          { name: "the same by today's policies", value: simulation.today?.seconds, unit: "s", atMost: 60 },
          {
            name: "cases simulated by today's policies",
            value: simulation.today?.casesDone,
            unit: "",
            exactly: simulation.cases ?? NaN,
          },
          {
            name: "of them other than stored",
            value: simulation.today?.casesDifferent,
            unit: "",
            exactly: 0,
          },
        ]
      : []),
  ];
}
