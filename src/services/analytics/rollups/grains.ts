import { MetricGrain } from "../../../entities/analytics/metric-series";
import type { Instant } from "../../../kernel/instant";

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** How long a row of each grain reaches, in milliseconds. */
export const GRAIN_LENGTHS: Readonly<Record<MetricGrain, number>> = {
  [MetricGrain.HOUR]: HOUR_MS,
  [MetricGrain.DAY]: 24 * HOUR_MS,
  [MetricGrain.WEEK]: WEEK_MS,
  [MetricGrain.EIGHT_WEEKS]: 8 * WEEK_MS,
};

/** Where a row of every grain begins: the first Monday of 1970. */
export const FIRST_MONDAY = 4 * 24 * HOUR_MS;

/** The beginning of the row of this grain that holds a moment. */
export function rowAt(grain: MetricGrain, moment: number): number {
  const length = GRAIN_LENGTHS[grain];
  return FIRST_MONDAY + Math.floor((moment - FIRST_MONDAY) / length) * length;
}

/** From when a row reaches until when. */
export interface Row {
  readonly from: Instant;
  readonly to: Instant;
}

export function rowAround(grain: MetricGrain, moment: number): Row {
  const from = rowAt(grain, moment);
  return { from: new Date(from).toISOString(), to: new Date(from + GRAIN_LENGTHS[grain]).toISOString() };
}

/** The rows of a grain that make up a longer one. */
export function rowsWithin(grain: MetricGrain, { from, to }: Row): readonly Row[] {
  const length = GRAIN_LENGTHS[grain];
  const count = (Date.parse(to) - Date.parse(from)) / length;
  return Array.from({ length: count }, (_, index) => rowAround(grain, Date.parse(from) + index * length));
}

/** Rows of these lie within one week. */
export const WITHIN_WEEKS: readonly MetricGrain[] = [MetricGrain.HOUR, MetricGrain.DAY, MetricGrain.WEEK];
