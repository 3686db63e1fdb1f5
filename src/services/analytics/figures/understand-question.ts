import { MeasureUnit, MetricStep } from "../../../entities/analytics/measure";
import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import { InvalidError, LimitError } from "../../../kernel/errors";
import type { Context } from "../../access/actor";
import { isZone, momentOf, wallClock } from "../../clocks/calendar/wall-clock";
import { fitsKey } from "../drilling/figure-key";
import { cutsOf } from "../rollups/cuts";
import { MEASURES, seriesOf, type MeasureDefinition } from "./measures";
import { narrowingOf, type MetricPeriod, type MetricQuestion, type Narrowing } from "./metric-question";
import { periodBefore, stepsOf, type Step, type Stretch } from "./steps";

/** A question that can be answered. */
export interface Understood {
  readonly question: MetricQuestion;
  readonly dimensions: readonly MetricDimension[];
  readonly narrowing: Narrowing;
  readonly timeZone: string;
  readonly period: Stretch;
  readonly steps: readonly Step[];
  /** Of the period before; null where nobody compares. */
  readonly stepsBefore: readonly Step[] | null;
  readonly now: number;
}

const DAY_MS = 86_400_000;
const TEN_YEARS_MS = 3_653 * DAY_MS;
/** Before that nothing is counted. */
const EARLIEST = Date.parse("1970-01-03T00:00:00.000Z");
const LATEST = Date.parse("2190-01-01T00:00:00.000Z");

const MOST_MEASURES = 6;

/** A bound that is exceeded, with the field that exceeds it. */
export class TooMuchAskedError extends LimitError {
  constructor(
    override readonly field: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

/** Refuses what has no answer, naming the field; `at` is where the question stands in the input. */
export function understood(ctx: Context, question: MetricQuestion, at: readonly string[]): Understood {
  const { measures, step = null } = question;
  const dimensions = question.dimensions ?? [];
  const timeZone = question.timeZone ?? "UTC";
  const narrowing = narrowingOf(question.filter);
  const now = Date.parse(ctx.now());
  if (measures.length === 0) throw new InvalidError([...at, "measures"], "Name one measure at least.");
  if (measures.length > MOST_MEASURES)
    throw new TooMuchAskedError([...at, "measures"], `Ask for ${MOST_MEASURES} measures at most.`);
  if (new Set(measures).size < measures.length)
    throw new InvalidError([...at, "measures"], "A measure is named twice.");
  if (dimensions.length > 2)
    throw new TooMuchAskedError([...at, "dimensions"], "Tell figures apart by two dimensions at most.");
  if (new Set(dimensions).size < dimensions.length)
    throw new InvalidError([...at, "dimensions"], "A dimension is named twice.");
  if (!isZone(timeZone))
    throw new InvalidError(
      [...at, "timeZone"],
      "There is no such time zone; use a name such as Europe/Berlin.",
    );
  if (!fitsKey(narrowing))
    throw new TooMuchAskedError([...at, "filter"], "These are too many and too long values: name fewer.");
  measures.forEach((measure) => refuseUnfit(MEASURES[measure], measure, { dimensions, narrowing, step }, at));
  const period = periodOf(question.period, timeZone, now, [...at, "period"]);
  const steps = countedSteps(period, step, timeZone, at);
  const before = question.compareWithPrevious === true ? periodBefore(period, timeZone) : null;
  return {
    question,
    dimensions,
    narrowing,
    timeZone,
    period,
    steps,
    stepsBefore: before && countedSteps(before, step, timeZone, at),
    now,
  };
}

function countedSteps(
  period: Stretch,
  step: MetricStep | null,
  timeZone: string,
  at: readonly string[],
): readonly Step[] {
  const steps = stepsOf(period, step, timeZone);
  if (steps === null)
    throw new TooMuchAskedError(
      [...at, "step"],
      step === MetricStep.HOUR_OF_WEEK
        ? "Ask for the hours of the week of 92 days at most."
        : "These are more than 1,000 steps: ask for longer ones, or for a shorter period.",
    );
  return steps;
}

function refuseUnfit(
  definition: MeasureDefinition,
  measure: string,
  {
    dimensions,
    narrowing,
    step,
  }: Pick<Understood, "dimensions" | "narrowing"> & { readonly step: MetricStep | null },
  at: readonly string[],
): void {
  const { calculation, unit } = definition;
  const known = dimensionsOf(definition);
  const unfit = dimensions.find((each) => !known.has(each));
  if (unfit)
    throw new InvalidError(
      [...at, "dimensions"],
      `${measure} is not told apart by ${unfit}; ${words(known)}`,
    );
  const narrowed = [...narrowing.keys()].find((each) => !known.has(each));
  if (narrowed)
    throw new InvalidError([...at, "filter"], `${measure} is not narrowed by ${narrowed}; ${words(known)}`);
  if (unit === MeasureUnit.MINOR_UNITS && !isOfOneCurrency(dimensions, narrowing))
    throw new InvalidError(
      [...at, "filter", "currencies"],
      `${measure} would add up different currencies: name one in the filter, or tell them apart by the dimension CURRENCY.`,
    );
  const isStock = calculation.kind === "stock" || calculation.kind === "stockAge";
  if (isStock && step === MetricStep.HOUR_OF_WEEK)
    throw new InvalidError([...at, "step"], `${measure} is told of moments, not of hours of the week.`);
}

function isOfOneCurrency(dimensions: readonly MetricDimension[], narrowing: Narrowing): boolean {
  return dimensions.includes("CURRENCY") || narrowing.get("CURRENCY")?.length === 1;
}

function words(known: ReadonlySet<MetricDimension>): string {
  return known.size === 0 ? "it is told as a whole only." : `it knows ${[...known].join(", ")}.`;
}

/** The dimensions that all of its facts have. */
export function dimensionsOf(definition: MeasureDefinition): ReadonlySet<MetricDimension> {
  const { calculation } = definition;
  const ignored = calculation.kind === "ratio" ? calculation.overIgnores : undefined;
  const [first, ...others] = seriesOf(definition).map(
    (series) => new Set(cutsOf(series).flatMap(({ dimensions }) => dimensions)),
  );
  return new Set(
    [...(first ?? [])].filter((each) => each === ignored || others.every((other) => other.has(each))),
  );
}

function periodOf(
  { from, to, lastDays }: MetricPeriod,
  timeZone: string,
  now: number,
  at: readonly string[],
): Stretch {
  if (lastDays != null) {
    if (from != null || to != null)
      throw new InvalidError([...at, "lastDays"], "Give `lastDays`, or `from` and `to`.");
    if (lastDays < 1 || lastDays > 3_650)
      throw new InvalidError([...at, "lastDays"], "Ask for 1 to 3,650 days.");
    return lastDaysBefore(now, lastDays, timeZone);
  }
  if (from == null || to == null)
    throw new InvalidError([...at, from == null ? "from" : "to"], "Give `lastDays`, or `from` and `to`.");
  const period = { from: Date.parse(from), to: Date.parse(to) };
  if (period.from < EARLIEST)
    throw new InvalidError([...at, "from"], "Nothing is counted before 1970-01-03.");
  if (period.to > LATEST) throw new InvalidError([...at, "to"], "Nothing is counted after 2189.");
  if (period.to <= period.from) throw new InvalidError([...at, "to"], "The period ends before it begins.");
  if (period.to - period.from > TEN_YEARS_MS)
    throw new TooMuchAskedError([...at, "to"], "Ask for ten years at most.");
  return period;
}

/** From a midnight of the zone to the next one. */
function lastDaysBefore(now: number, days: number, timeZone: string): Stretch {
  const clock = wallClock(timeZone, now - (days + 2) * DAY_MS, now + 3 * DAY_MS);
  const season = clock.find(({ until }) => now < until);
  const today = Math.floor((now + (season?.offset ?? 0)) / DAY_MS);
  return {
    from: momentOf(clock, (today + 1 - days) * DAY_MS),
    to: momentOf(clock, (today + 1) * DAY_MS),
  };
}
