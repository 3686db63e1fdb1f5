import { MetricGrain, MetricSeries } from "../../../entities/analytics/metric-series";
import type { MetricDimension as Dimension } from "../../../entities/analytics/metric-dimension";

/** What is kept summed up: of which dimensions together, by how long rows, and by how long rows of histograms. */
export interface Cut {
  readonly dimensions: readonly Dimension[];
  /** From the longest to the shortest. */
  readonly grains: readonly MetricGrain[];
  /** Of durations alone; none of two dimensions. */
  readonly bucketGrains: readonly MetricGrain[];
}

const { HOUR, DAY, WEEK, EIGHT_WEEKS } = MetricGrain;

/** Rows by the hour are worth their room where a dimension has few values. */
function cut(
  dimensions: readonly Dimension[],
  grains: readonly MetricGrain[],
  bucketGrains: readonly MetricGrain[] = [],
): Cut {
  return { dimensions, grains, bucketGrains };
}

/** A histogram has some hundred rows: longer ones keep those few that a long period is read from. */
const LONG = [EIGHT_WEEKS, WEEK];

const OF_CASES: readonly Cut[] = [
  cut([], [DAY, HOUR], [EIGHT_WEEKS, WEEK, DAY]),
  cut(["CHANNEL"], [DAY, HOUR], LONG),
  cut(["KIND"], [DAY, HOUR], LONG),
  cut(["TEAM"], [DAY, HOUR], LONG),
  cut(["PRIORITY"], [DAY], LONG),
  cut(["MEMBER"], [DAY]),
  cut(["TAG"], [DAY]),
  cut(["KIND", "CHANNEL"], [DAY]),
  cut(["TEAM", "KIND"], [DAY]),
  cut(["TEAM", "CHANNEL"], [DAY]),
  cut(["TEAM", "MEMBER"], [DAY]),
];

const OF_ACTS: readonly Cut[] = [...OF_CASES, cut(["ACTOR"], [DAY])];

const OF_TRANSACTIONS: readonly Cut[] = [
  cut([], [DAY, HOUR]),
  cut(["RAIL"], [DAY, HOUR]),
  cut(["PROVIDER"], [DAY, HOUR]),
  cut(["CURRENCY"], [DAY]),
  cut(["RAIL", "PROVIDER"], [DAY]),
  cut(["RAIL", "CURRENCY"], [DAY]),
  cut(["PROVIDER", "CURRENCY"], [DAY]),
];

const OF_FAILURES: readonly Cut[] = [
  ...OF_TRANSACTIONS,
  cut(["DECLINE_CODE"], [DAY]),
  cut(["RAIL", "DECLINE_CODE"], [DAY]),
  cut(["PROVIDER", "DECLINE_CODE"], [DAY]),
];

const OF_SURVEYS: readonly Cut[] = [
  cut([], [DAY]),
  cut(["CHANNEL"], [DAY]),
  cut(["KIND"], [DAY]),
  cut(["TEAM"], [DAY]),
  cut(["MEMBER"], [DAY]),
  cut(["SURVEY"], [DAY]),
  cut(["PRIORITY"], [DAY]),
  cut(["TAG"], [DAY]),
  cut(["KIND", "CHANNEL"], [DAY]),
];

const OF_CLOCKS: readonly Cut[] = [
  cut([], [DAY, HOUR], [EIGHT_WEEKS, WEEK, DAY]),
  cut(["CLOCK"], [DAY, HOUR], LONG),
  cut(["CHANNEL"], [DAY], LONG),
  cut(["KIND"], [DAY], LONG),
  cut(["TEAM"], [DAY], LONG),
  cut(["PRIORITY"], [DAY], LONG),
  cut(["POLICY"], [DAY], LONG),
  cut(["MEMBER"], [DAY]),
  cut(["TAG"], [DAY]),
  cut(["CLOCK", "TEAM"], [DAY]),
  cut(["CLOCK", "KIND"], [DAY]),
  cut(["CLOCK", "CHANNEL"], [DAY]),
  cut(["CLOCK", "PRIORITY"], [DAY]),
  cut(["CLOCK", "POLICY"], [DAY]),
  cut(["TEAM", "MEMBER"], [DAY]),
];

/** Amounts are of one currency. */
const OF_COSTS: readonly Cut[] = [
  cut([], [DAY]),
  cut(["CURRENCY"], [DAY]),
  cut(["CURRENCY", "CLOCK"], [DAY]),
  cut(["CURRENCY", "CHANNEL"], [DAY]),
  cut(["CURRENCY", "KIND"], [DAY]),
  cut(["CURRENCY", "TEAM"], [DAY]),
  cut(["CURRENCY", "PRIORITY"], [DAY]),
  cut(["CURRENCY", "POLICY"], [DAY]),
  cut(["CURRENCY", "MEMBER"], [DAY]),
  cut(["CURRENCY", "TAG"], [DAY]),
];

const S = MetricSeries;
const FAMILIES: readonly (readonly [cuts: readonly Cut[], series: readonly MetricSeries[]])[] = [
  [
    OF_CASES,
    [
      S.OPENED,
      S.BACKLOG,
      S.MESSAGE_IN,
      S.FIRST_RESOLUTION,
      S.FIRST_RESOLUTION_BUSINESS,
      S.TOTAL_RESOLUTION,
      S.TOTAL_RESOLUTION_BUSINESS,
      S.HANDLING,
      S.HANDLING_BUSINESS,
      S.FIRST_CONTACT,
      S.REOPENED_LATER,
    ],
  ],
  [
    OF_ACTS,
    [
      S.RESOLVED,
      S.CLOSED,
      S.REOPENED,
      S.MESSAGE_OUT,
      S.ACTION,
      S.FIRST_RESPONSE,
      S.FIRST_RESPONSE_BUSINESS,
      S.NEXT_RESPONSE,
      S.NEXT_RESPONSE_BUSINESS,
    ],
  ],
  [
    OF_TRANSACTIONS,
    [
      S.TRANSACTION,
      S.TRANSACTION_CAPTURED,
      S.TRANSACTION_REFUNDED,
      S.TRANSACTION_DISPUTED,
      S.TRANSACTION_CONTACTED,
    ],
  ],
  [OF_FAILURES, [S.TRANSACTION_FAILED]],
  [
    OF_SURVEYS,
    [
      S.SURVEY_ASKED,
      S.SURVEY_ANSWERED,
      S.CSAT,
      S.CSAT_SATISFIED,
      S.CSAT_LOW,
      S.NPS,
      S.NPS_PROMOTER,
      S.NPS_DETRACTOR,
      S.CES,
    ],
  ],
  [OF_CLOCKS, [S.CLOCK_MET, S.CLOCK_BREACHED, S.SLA_OVERRUN]],
  [OF_COSTS, [S.BREACH_COST]],
];

/** The series that are summed up in the same ways. */
export const SERIES_BY_CUTS = FAMILIES;

const CUTS_OF = new Map(FAMILIES.flatMap(([cuts, series]) => series.map((each) => [each, cuts] as const)));

/** Every way in which facts of this series are summed up. */
export function cutsOf(series: MetricSeries): readonly Cut[] {
  return CUTS_OF.get(series) ?? [];
}

/** The name of a cut, as rollups bear it. */
export function cutName({ dimensions }: Pick<Cut, "dimensions">): string {
  return dimensions.join(",");
}

/** The cut of these dimensions, in whatever order; null where they are not summed up together. */
export function cutOf(series: MetricSeries, dimensions: ReadonlySet<Dimension>): Cut | null {
  return (
    cutsOf(series).find(
      (each) =>
        each.dimensions.length === dimensions.size && each.dimensions.every((one) => dimensions.has(one)),
    ) ?? null
  );
}
