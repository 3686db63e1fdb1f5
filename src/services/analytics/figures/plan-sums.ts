import type { MetricGrain } from "../../../entities/analytics/metric-series";
import { type MetricSeries } from "../../../entities/analytics/metric-series";
import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import type { Instant } from "../../../kernel/instant";
import { cutName, cutOf, type Cut } from "../rollups/cuts";
import { GRAIN_LENGTHS } from "../rollups/grains";
import type { Narrowing } from "./metric-question";
import { piecesOf, runsOf } from "./pieces";
import type { Stretch } from "./steps";

/** Sums of one series that are wanted for one answer, told apart and narrowed alike. */
export interface Wanted {
  readonly series: MetricSeries;
  readonly dimensions: readonly MetricDimension[];
  readonly narrowing: Narrowing;
  /** With the histogram. */
  readonly hasBuckets: boolean;
  /** Each is told by the place at which it stands in the answer. */
  readonly stretches: readonly (Stretch & { readonly place: number })[];
}

/** Rows of a rollup that are to be read: as the statement takes them. */
export interface RollupPart {
  /** Of the wanted sums, and the place in them. */
  readonly wanted: number;
  readonly place: number;
  /** Of each row in turn, where rows that follow one another have places of their own; else null. */
  readonly places: readonly number[] | null;
  readonly series: MetricSeries;
  readonly cut: string;
  readonly grain: MetricGrain;
  /** How long a row of the grain reaches. */
  readonly seconds: number;
  readonly begins: Instant;
  readonly ends: Instant;
  readonly ones: readonly string[] | null;
  readonly twos: readonly string[] | null;
  /** Whether the answer is told apart by the first dimension of the cut, and by the second. */
  readonly keep_one: boolean;
  readonly keep_two: boolean;
}

/** Facts that are to be read. */
export interface FactPart {
  readonly wanted: number;
  readonly place: number;
  readonly series: MetricSeries;
  readonly begins: Instant;
  readonly ends: Instant;
}

export interface SumPlan {
  readonly sums: readonly RollupPart[];
  readonly buckets: readonly RollupPart[];
  readonly facts: readonly FactPart[];
}

/** What is to be read for these sums: rollups as far as there are any, and facts for the rest. */
export function planOf(each: Wanted, wanted: number): SumPlan {
  const { series, narrowing, hasBuckets, stretches } = each;
  const cut = cutFor(each);
  const grains = (hasBuckets ? cut?.bucketGrains : cut?.grains) ?? [];
  const [first, second] = cut?.dimensions ?? [];
  const common = {
    wanted,
    series,
    cut: cut ? cutName(cut) : "",
    ones: (first && narrowing.get(first)) ?? null,
    twos: (second && narrowing.get(second)) ?? null,
    keep_one: isKept(each, first),
    keep_two: isKept(each, second),
  };
  const pieces = stretches.flatMap(({ place, from, to }) =>
    piecesOf(from, to, grains).map((piece) => ({ ...piece, places: [place] })),
  );
  const rows: RollupPart[] = [];
  const facts: FactPart[] = [];
  for (const { grain, from, to, places } of runsOf(pieces)) {
    const [begins, ends, place = 0] = [instantOf(from), instantOf(to), ...places];
    if (grain === null) facts.push({ wanted, place, series, begins, ends });
    else
      rows.push({
        ...common,
        place,
        places: places.length > 1 ? places : null,
        grain,
        seconds: GRAIN_LENGTHS[grain] / 1000,
        begins,
        ends,
      });
  }
  return { sums: hasBuckets ? [] : rows, buckets: hasBuckets ? rows : [], facts };
}

/** The values of a row of a rollup, in the order in which the question names its dimensions. */
export function valuesInOrder(wanted: Wanted, one: string, two: string): readonly string[] {
  const [first, second] = cutFor(wanted)?.dimensions ?? [];
  const kept = [...(isKept(wanted, first) ? [one] : []), ...(isKept(wanted, second) ? [two] : [])];
  return kept.length === 2 && wanted.dimensions[0] === second ? kept.reverse() : kept;
}

function isKept({ dimensions }: Wanted, dimension: MetricDimension | undefined): boolean {
  return dimension !== undefined && dimensions.includes(dimension);
}

/** What has two of several tags stands in two rows, and counts once. */
function cutFor({ series, dimensions, narrowing }: Wanted): Cut | null {
  const isOfSeveralTags = (narrowing.get("TAG")?.length ?? 0) > 1 && !dimensions.includes("TAG");
  return isOfSeveralTags ? null : cutOf(series, new Set([...dimensions, ...narrowing.keys()]));
}

function instantOf(moment: number): Instant {
  return new Date(moment).toISOString();
}
