import type { MetricGrain } from "../../../entities/analytics/metric-series";
import { GRAIN_LENGTHS, rowAt } from "../rollups/grains";

/** A part of a stretch of time: whole rows of a rollup, or facts. */
export interface Piece {
  /** Null for facts. */
  readonly grain: MetricGrain | null;
  readonly from: number;
  readonly to: number;
}

/** The longest rows where they lie within, shorter ones around them, and facts at what is left of the edges. */
export function piecesOf(
  from: number,
  to: number,
  [grain, ...shorter]: readonly MetricGrain[],
): readonly Piece[] {
  if (from >= to) return [];
  if (grain === undefined) return [{ grain: null, from, to }];
  const first = rowAt(grain, from + GRAIN_LENGTHS[grain] - 1);
  const last = rowAt(grain, to);
  if (first >= last) return piecesOf(from, to, shorter);
  return [
    ...piecesOf(from, first, shorter),
    { grain, from: first, to: last },
    ...piecesOf(last, to, shorter),
  ];
}

/** A piece with its place, or rows that follow one another with a place for each of them. */
export interface Run extends Piece {
  readonly places: readonly number[];
}

/** Single rows that follow one another are read at once: a look into the index for each would take most of the time. */
export function runsOf(pieces: readonly Run[]): readonly Run[] {
  const runs: { grain: MetricGrain | null; from: number; to: number; places: number[] }[] = [];
  for (const { grain, from, to, places } of pieces) {
    const last = runs.at(-1);
    if (
      last &&
      last.grain === grain &&
      last.to === from &&
      isOfRows(last) &&
      isOfRows({ grain, from, to, places })
    ) {
      last.to = to;
      last.places.push(...places);
    } else runs.push({ grain, from, to, places: [...places] });
  }
  return runs;
}

/** Whether it has a place for each of its rows. */
function isOfRows({ grain, from, to, places }: Run): boolean {
  return grain !== null && to - from === places.length * GRAIN_LENGTHS[grain];
}
