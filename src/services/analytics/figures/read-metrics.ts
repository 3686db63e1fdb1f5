import { MetricStep, type Measure, type MeasureUnit } from "../../../entities/analytics/measure";
import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import { publicId } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { logCursor } from "../../log/log-cursor";
import { writtenKey, type FigureKey } from "../drilling/figure-key";
import { ID_DIMENSIONS } from "../rollups/dimension";
import {
  addedUp,
  answeredRows,
  rowCount,
  type AnsweredRow,
  type Figure,
  type Known,
} from "./answer-question";
import { MEASURES } from "./measures";
import type { MetricQuestion } from "./metric-question";
import { readSums, type SumsByPlace } from "./read-sums";
import { understood as understandOne, TooMuchAskedError, type Understood } from "./understand-question";
import { wantedFor, type NeededSums } from "./wanted-sums";

/** More than so many nobody reads. */
const MOST_ROWS = 1_000;
export const MOST_QUESTIONS = 6;

export interface PublishedFigure {
  readonly measure: Measure;
  readonly unit: MeasureUnit;
  readonly value: number | null;
  readonly count: number;
  /** Of the whole of its step, for counts. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly previous: number | null;
  /** How much more it is than before, as a share of what was before. */
  readonly change: number | null;
  /** The cases that it is of; of a share, the whole. */
  readonly casesKey: string;
  /** The cases that count in a share. */
  readonly countedCasesKey: string | null;
}

export interface PublishedRow {
  readonly from: Instant;
  readonly to: Instant;
  readonly weekday: number | null;
  readonly hour: number | null;
  /** What each of the values is one of. */
  readonly dimensions: readonly MetricDimension[];
  readonly values: readonly string[];
  readonly figures: readonly PublishedFigure[];
}

export interface Metrics {
  readonly dimensions: readonly MetricDimension[];
  readonly step: MetricStep | null;
  readonly timeZone: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly previousFrom: Instant | null;
  /** Everything up to here is counted. */
  readonly countedThrough: string;
  readonly rows: readonly PublishedRow[];
}

/** The answers of several questions, in one statement. */
export const readBoard = query(
  { name: "metric:board", permission: "metric:read" },
  async (
    ctx: Context,
    { questions, at }: { readonly questions: readonly MetricQuestion[]; readonly at: readonly string[] },
  ): Promise<readonly Metrics[]> => {
    if (questions.length > MOST_QUESTIONS)
      throw new TooMuchAskedError(at, `A board has ${MOST_QUESTIONS} questions at most.`);
    const paths = questions.map((_, index) => [...at, String(index)]);
    return answers(
      ctx,
      questions.map((question, index) => understandOne(ctx, question, paths[index] ?? at)),
      at,
    );
  },
);

/** The answer of one question. */
export const readMetrics = query(
  { name: "metric:read", permission: "metric:read" },
  async (
    ctx: Context,
    { question, at }: { readonly question: MetricQuestion; readonly at: readonly string[] },
  ): Promise<Metrics> => {
    const [answer] = await answers(ctx, [understandOne(ctx, question, at)], at);
    return answer as Metrics;
  },
);

async function answers(
  ctx: Context,
  questions: readonly Understood[],
  at: readonly string[],
): Promise<readonly Metrics[]> {
  const wanted = questions.map(wantedFor);
  const all = wanted.flatMap((each) => [...each.values()]);
  const { sums, position } = await readSums(
    ctx,
    all.map((each) => each.wanted),
    [...at, "period"],
  );
  const sumsOf = new Map(all.map((each, index) => [each, sums[index] ?? new Map()]));
  return questions.map((question, index) => {
    const known = knownSums(question, wanted[index] ?? new Map(), sumsOf);
    if (rowCount(question, known) > MOST_ROWS)
      throw new TooMuchAskedError(
        [...at, "dimensions"],
        `The answer has more than ${MOST_ROWS} rows: ask for longer steps, or name fewer dimensions or a filter.`,
      );
    return published(question, answeredRows(question, known), position);
  });
}

function knownSums(
  { steps, stepsBefore }: Understood,
  wanted: ReadonlyMap<string, NeededSums>,
  sumsOf: ReadonlyMap<NeededSums, SumsByPlace>,
): Known {
  return new Map(
    [...wanted].map(([name, each]) => {
      const { need } = each;
      const read = sumsOf.get(each) ?? new Map<never, never>();
      const length = ((need.isBefore ? stepsBefore : steps) ?? []).length;
      return [name, { need, byPlace: need.isStock ? addedUp(read, length) : read }];
    }),
  );
}

function published(understood: Understood, rows: readonly AnsweredRow[], position: bigint): Metrics {
  const { question, dimensions, timeZone, period, stepsBefore } = understood;
  const totals = totalsOf(rows);
  return {
    dimensions,
    step: question.step ?? null,
    timeZone,
    from: instantOf(period.from),
    to: instantOf(period.to),
    previousFrom: stepsBefore?.[0] ? instantOf(stepsBefore[0].from) : null,
    countedThrough: logCursor(position),
    rows: rows.map((row) => publishedRow(understood, row, totals)),
  };
}

function publishedRow(
  understood: Understood,
  row: AnsweredRow,
  totals: ReadonlyMap<string, number>,
): PublishedRow {
  const { place, values } = row;
  const { dimensions, question } = understood;
  const isOfWeek = question.step === MetricStep.HOUR_OF_WEEK;
  const { from, to } = isOfWeek ? understood.period : (understood.steps[place] ?? understood.period);
  return {
    from: instantOf(from),
    to: instantOf(to),
    weekday: isOfWeek ? 1 + Math.floor(place / 24) : null,
    hour: isOfWeek ? place % 24 : null,
    dimensions,
    values: values.map((value, index) => publishedValue(dimensions[index], value)),
    figures: row.figures.map((figure) =>
      publishedFigure(understood, row, figure, totals.get(`${place} ${figure.measure}`) ?? 0),
    ),
  };
}

function publishedValue(dimension: MetricDimension | undefined, value: string): string {
  if (value === "" || dimension === undefined) return "";
  const prefix = ID_DIMENSIONS[dimension];
  return prefix === undefined ? value : publicId(prefix, value);
}

function publishedFigure(
  understood: Understood,
  row: AnsweredRow,
  { measure, unit, value, count, interval, previous }: Figure,
  total: number,
): PublishedFigure {
  const { calculation } = MEASURES[measure];
  const isPart = calculation.kind === "count" && !understood.dimensions.includes("TAG");
  return {
    measure,
    unit,
    value,
    count,
    share: isPart && value !== null && total > 0 ? value / total : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    previous,
    change: value !== null && previous !== null && previous !== 0 ? value / previous - 1 : null,
    // Written when it is asked for: few clients ask for every one.
    get casesKey() {
      return writtenKey(keyOf(understood, row, measure, false));
    },
    get countedCasesKey() {
      return calculation.kind === "ratio" ? writtenKey(keyOf(understood, row, measure, true)) : null;
    },
  };
}

function keyOf(
  { dimensions, narrowing, question, steps, period, timeZone }: Understood,
  { place, values }: AnsweredRow,
  measure: Measure,
  isPart: boolean,
): FigureKey {
  const { calculation } = MEASURES[measure];
  const isOfWeek = question.step === MetricStep.HOUR_OF_WEEK;
  const isRatio = calculation.kind === "ratio" && !isPart;
  const ignored = isRatio ? calculation.overIgnores : undefined;
  const own = dimensions.map((dimension, index) => [dimension, [values[index] ?? ""]] as const);
  const isStock = calculation.kind === "stock" || calculation.kind === "stockAge";
  const { from, to } = isOfWeek ? period : (steps[place] ?? period);
  return {
    // A balance is of all who answered.
    series: isRatio ? calculation.over : [calculation.of],
    from,
    to,
    isStock,
    narrowing: new Map([...narrowing, ...own].filter(([dimension]) => dimension !== ignored)),
    hourOfWeek: isOfWeek ? { hour: place, timeZone } : null,
  };
}

/** Of each step and measure. */
function totalsOf(rows: readonly AnsweredRow[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { place, figures } of rows)
    for (const { measure, value } of figures) {
      const key = `${place} ${measure}`;
      totals.set(key, (totals.get(key) ?? 0) + (value ?? 0));
    }
  return totals;
}

function instantOf(moment: number): Instant {
  return new Date(moment).toISOString();
}
