import type { ClockState } from "../../../entities/clocks/clock-enums";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { Outcome } from "./outcomes";

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

type Counting = { -readonly [Field in keyof OutcomeSum]: OutcomeSum[Field] };

/** The sums with these outcomes counted in. */
export function addedUp(
  sums: readonly OutcomeSum[],
  outcomes: Iterable<Pick<Outcome, "metric" | "name" | "state">>,
): readonly OutcomeSum[] {
  const byKind = new Map<string, Counting>(sums.map((sum) => [kindOf(sum), { ...sum }]));
  for (const outcome of outcomes) {
    const kind = kindOf(outcome);
    let sum = byKind.get(kind);
    if (!sum) byKind.set(kind, (sum = nothingOf(outcome)));
    sum[COUNTED_AS[outcome.state]] += 1;
  }
  const order = Object.values(ClockMetric);
  return [...byKind.values()].toSorted(
    (one, other) =>
      order.indexOf(one.metric) - order.indexOf(other.metric) ||
      ((one.name ?? "") < (other.name ?? "") ? -1 : 1),
  );
}

function kindOf({ metric, name }: Pick<OutcomeSum, "metric" | "name">): string {
  return name === null ? metric : `${metric} ${name}`;
}

function nothingOf({ metric, name }: Pick<OutcomeSum, "metric" | "name">): Counting {
  return { metric, name, met: 0, late: 0, breached: 0, cancelled: 0, open: 0 };
}
