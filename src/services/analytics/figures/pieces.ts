import { MetricGrain } from "../../../entities/analytics/metric-series";

/** A part of a stretch of time: whole rows of a rollup, or facts. */
export interface Piece {
  /** Null for facts. */
  readonly grain: MetricGrain | null;
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 3_600_000;

/** How long a row reaches, and where the first one of all begins: 1970 began on a Thursday, weeks begin on Mondays. */
const ROWS: Readonly<Record<MetricGrain, { readonly length: number; readonly origin: number }>> = {
  [MetricGrain.HOUR]: { length: HOUR_MS, origin: 0 },
  [MetricGrain.DAY]: { length: 24 * HOUR_MS, origin: 0 },
  [MetricGrain.WEEK]: { length: 7 * 24 * HOUR_MS, origin: 4 * 24 * HOUR_MS },
};

/** The longest rows where they lie within, shorter ones around them, and facts at what is left of the edges. */
export function piecesOf(
  from: number,
  to: number,
  [grain, ...shorter]: readonly MetricGrain[],
): readonly Piece[] {
  if (from >= to) return [];
  if (grain === undefined) return [{ grain: null, from, to }];
  const { length, origin } = ROWS[grain];
  const first = origin + Math.ceil((from - origin) / length) * length;
  const last = origin + Math.floor((to - origin) / length) * length;
  if (first >= last) return piecesOf(from, to, shorter);
  return [
    ...piecesOf(from, first, shorter),
    { grain, from: first, to: last },
    ...piecesOf(last, to, shorter),
  ];
}
