import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import type { MetricSeries } from "../../../entities/analytics/metric-series";
import { MEASURES, type Calculation } from "./measures";
import type { Wanted } from "./plan-sums";
import type { Step, Stretch } from "./steps";
import type { Understood } from "./understand-question";

/** The sums from the beginning until the first step stand at this place. */
export const BEFORE = -1;

/** Which sums a calculation takes: the same name is the same sums. */
export interface Need {
  readonly series: MetricSeries;
  readonly hasBuckets: boolean;
  readonly isStock: boolean;
  /** A dimension by which these are not told apart, though the answer is. */
  readonly ignores: MetricDimension | null;
  readonly isBefore: boolean;
}

export function nameOf({ series, hasBuckets, isStock, ignores, isBefore }: Need): string {
  return `${series} ${hasBuckets} ${isStock} ${ignores ?? ""} ${isBefore}`;
}

/** All that has to be known in order to calculate. */
export function needsOf(calculation: Calculation, isBefore: boolean): readonly Need[] {
  const need: Need = { series: calculation.of, hasBuckets: false, isStock: false, ignores: null, isBefore };
  switch (calculation.kind) {
    case "percentile":
      return [{ ...need, hasBuckets: true }];
    case "stock":
    case "stockAge":
      return [{ ...need, isStock: true }];
    case "ratio":
      return [need, ...calculation.over.map((series) => overOf(calculation, series, isBefore))];
    case "balance":
      return [need, { ...need, series: calculation.plus }, { ...need, series: calculation.minus }];
    default:
      return [need];
  }
}

export function overOf(
  { overIgnores }: Extract<Calculation, { kind: "ratio" }>,
  series: MetricSeries,
  isBefore: boolean,
): Need {
  return { series, hasBuckets: false, isStock: false, ignores: overIgnores ?? null, isBefore };
}

/** A need, and what has to be read for it. */
export interface NeededSums {
  readonly need: Need;
  readonly wanted: Wanted;
}

/** What has to be read for an answer, each once, by the names of the needs. */
export function wantedFor(understood: Understood): ReadonlyMap<string, NeededSums> {
  const { question, stepsBefore } = understood;
  const needs = question.measures.flatMap((measure) => {
    const { calculation } = MEASURES[measure];
    return [...needsOf(calculation, false), ...(stepsBefore ? needsOf(calculation, true) : [])];
  });
  return new Map(needs.map((need) => [nameOf(need), { need, wanted: wantedBy(understood, need) }]));
}

function wantedBy({ dimensions, narrowing, steps, stepsBefore }: Understood, need: Need): Wanted {
  const { series, hasBuckets, isStock, ignores, isBefore } = need;
  const own = isBefore ? (stepsBefore ?? []) : steps;
  return {
    series,
    hasBuckets,
    dimensions: dimensions.filter((each) => each !== ignores),
    narrowing: new Map([...narrowing].filter(([each]) => each !== ignores)),
    stretches: isStock ? [{ ...beforeAll(own), place: BEFORE }, ...own] : own,
  };
}

function beforeAll([first]: readonly Step[]): Stretch {
  return { from: 0, to: first?.from ?? 0 };
}
