import type { Measure, MeasureUnit } from "../../../entities/analytics/measure";
import { percentileOf } from "../facts/histogram";
import { balanceInterval, wilson, type Interval } from "./confidence";
import { MEASURES, type Calculation } from "./measures";
import type { Sums, SumsByPlace } from "./read-sums";
import { BEFORE, nameOf, needsOf, overOf, type Need } from "./wanted-sums";
import type { Understood } from "./understand-question";

/** One number, as it was calculated. */
export interface Figure {
  readonly measure: Measure;
  readonly unit: MeasureUnit;
  /** Null where there is nothing to make it of. */
  readonly value: number | null;
  /** Of how many facts it is made; of a share, the whole. */
  readonly count: number;
  readonly interval: Interval | null;
  /** Of the period before; null where nobody compares or it has no such step, too. */
  readonly previous: number | null;
}

/** The figures of one place for one combination of values. */
export interface AnsweredRow {
  readonly place: number;
  /** In the order of the dimensions; empty for none. */
  readonly values: readonly string[];
  readonly figures: readonly Figure[];
}

/** What was read, by the names of the needs; stocks are added up from place to place. */
export type Known = ReadonlyMap<string, KnownSums>;

interface KnownSums {
  readonly need: Need;
  readonly byPlace: SumsByPlace;
}

const NONE: Sums = { count: 0, total: 0, buckets: new Map() };

/** Every place with every combination of values that occurs anywhere in the answer. */
export function answeredRows(understood: Understood, known: Known): readonly AnsweredRow[] {
  const places = [...new Set(understood.steps.map(({ place }) => place))].sort((one, other) => one - other);
  const combinations = combinationsIn(understood, known);
  // A day of 25 hours is compared with one of 24: the last of them with nothing.
  const compared = new Set(understood.stepsBefore?.map(({ place }) => place));
  return places.flatMap((place) =>
    combinations.map((values) => ({
      place,
      values,
      figures: understood.question.measures.map((measure) =>
        figureOf({ understood, known, place, values }, measure, compared.has(place)),
      ),
    })),
  );
}

/** How many rows that makes. */
export function rowCount(understood: Understood, known: Known): number {
  return new Set(understood.steps.map(({ place }) => place)).size * combinationsIn(understood, known).length;
}

function combinationsIn({ dimensions }: Understood, known: Known): readonly (readonly string[])[] {
  if (dimensions.length === 0) return [[]];
  const found = new Set<string>();
  for (const { need, byPlace } of known.values()) {
    if (need.ignores !== null && dimensions.includes(need.ignores)) continue;
    for (const ofPlace of byPlace.values()) for (const key of ofPlace.keys()) found.add(key);
  }
  return [...found].sort().map((key) => JSON.parse(key) as readonly string[]);
}

function figureOf(at: Omit<At, "isBefore">, measure: Measure, isCompared: boolean): Figure {
  const { calculation, unit } = MEASURES[measure];
  const { value, count, interval } = calculated(calculation, { ...at, isBefore: false });
  const previous = isCompared ? calculated(calculation, { ...at, isBefore: true }).value : null;
  return { measure, unit, value, count, interval, previous };
}

interface At {
  readonly understood: Understood;
  readonly known: Known;
  readonly place: number;
  readonly values: readonly string[];
  readonly isBefore: boolean;
}

type Calculated = Pick<Figure, "value" | "count" | "interval">;

function calculated(calculation: Calculation, at: At): Calculated {
  const [need] = needsOf(calculation, at.isBefore);
  const sums = need ? sumsOf(need, at) : NONE;
  switch (calculation.kind) {
    case "count":
      return plain(sums.count, sums.count);
    case "sum":
      return plain(sums.total, sums.count);
    case "mean":
      return plain(sums.count > 0 ? sums.total / sums.count / 1000 : null, sums.count);
    case "average":
      return plain(sums.count > 0 ? sums.total / sums.count : null, sums.count);
    case "balance":
      return balance(calculation, sums.count, at);
    case "percentile":
      return plain(seconds(percentileOf(sums.buckets, calculation.share)), sums.count);
    case "ratio":
      return ratio(calculation, sums.count, at);
    case "stock":
      return isToCome(at) ? plain(null, 0) : plain(sums.count, sums.count);
    case "stockAge":
      return isToCome(at) ? plain(null, 0) : plain(age(sums, endOf(at)), sums.count);
  }
}

function plain(value: number | null, count: number): Calculated {
  return { value, count, interval: null };
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}

function age({ count, total }: Sums, end: number): number | null {
  return count > 0 ? end / 1000 - total / count : null;
}

function ratio(calculation: Extract<Calculation, { kind: "ratio" }>, part: number, at: At): Calculated {
  const whole = calculation.over.reduce(
    (sum, series) => sum + sumsOf(overOf(calculation, series, at.isBefore), at).count,
    0,
  );
  return {
    value: whole > 0 ? (part / whole) * (calculation.times ?? 1) : null,
    count: whole,
    interval: calculation.isShare === true ? wilson(part, whole) : null,
  };
}

function balance(
  { of, plus, minus }: Extract<Calculation, { kind: "balance" }>,
  all: number,
  at: At,
): Calculated {
  const [, ...needs] = needsOf({ kind: "balance", of, plus, minus }, at.isBefore);
  const [more = 0, less = 0] = needs.map((need) => sumsOf(need, at).count);
  if (all === 0) return plain(null, 0);
  return { value: (100 * (more - less)) / all, count: all, interval: balanceInterval(more, less, all) };
}

function sumsOf(need: Need, { understood, known, place, values }: At): Sums {
  const own = values.filter((_, index) => understood.dimensions[index] !== need.ignores);
  return known.get(nameOf(need))?.byPlace.get(place)?.get(JSON.stringify(own)) ?? NONE;
}

/** Of each place all that came until its end, so that a stock can be read off. */
export function addedUp(byPlace: SumsByPlace, steps: number): SumsByPlace {
  const added = new Map<number, ReadonlyMap<string, Sums>>();
  let before: ReadonlyMap<string, Sums> = new Map();
  for (let place = BEFORE; place < steps; place += 1) {
    const now = new Map(before);
    for (const [key, { count, total }] of byPlace.get(place) ?? []) {
      const known = now.get(key) ?? NONE;
      now.set(key, { ...NONE, count: known.count + count, total: known.total + total });
    }
    added.set(place, now);
    before = now;
  }
  return added;
}

/** Nobody knows what will stand at the end of a step that has not begun. */
function isToCome({ understood: { steps, stepsBefore, now }, isBefore, place }: At): boolean {
  const step = (isBefore ? stepsBefore : steps)?.[place];
  return step === undefined || step.from > now;
}

function endOf({ understood: { steps, stepsBefore, now }, isBefore, place }: At): number {
  return Math.min((isBefore ? stepsBefore : steps)?.[place]?.to ?? now, now);
}
