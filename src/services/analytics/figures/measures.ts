import { MetricSeries as S, type MetricSeries } from "../../../entities/analytics/metric-series";
import { MetricDimension } from "../../../entities/analytics/metric-dimension";
import {
  Measure as M,
  MeasureUnit as U,
  STATISTICS,
  TIMED,
  type Measure,
  type MeasureUnit,
  type Statistic,
  type Timed,
} from "../../../entities/analytics/measure";

/** How a figure is made of the sums of facts. */
export type Calculation =
  /** How many. */
  | { readonly kind: "count"; readonly of: MetricSeries }
  /** The sum of the values. */
  | { readonly kind: "sum"; readonly of: MetricSeries }
  /** The sum of the values by their number, in seconds. */
  | { readonly kind: "mean"; readonly of: MetricSeries }
  | { readonly kind: "percentile"; readonly of: MetricSeries; readonly share: number }
  /** How many of the one for each of the other. */
  | {
      readonly kind: "ratio";
      readonly of: MetricSeries;
      readonly over: readonly MetricSeries[];
      readonly times?: number;
      /** Whether the one is a part of the other, so that a confidence interval makes sense. */
      readonly isShare?: boolean;
      /** Tells apart the one, not the other. */
      readonly overIgnores?: MetricDimension;
    }
  /** The sum of the values by their number, as it is. */
  | { readonly kind: "average"; readonly of: MetricSeries }
  /** How many of the one minus how many of the other, by all of them, times 100. */
  | {
      readonly kind: "balance";
      readonly of: MetricSeries;
      readonly plus: MetricSeries;
      readonly minus: MetricSeries;
    }
  /** What came in minus what went out, from the beginning on. */
  | { readonly kind: "stock"; readonly of: MetricSeries }
  | { readonly kind: "stockAge"; readonly of: MetricSeries };

export interface MeasureDefinition {
  readonly unit: MeasureUnit;
  readonly calculation: Calculation;
  /** In words, as the guide prints it. */
  readonly formula: string;
}

type Definitions = Readonly<Record<Measure, MeasureDefinition>>;

function count(of: MetricSeries, formula: string): MeasureDefinition {
  return { unit: U.COUNT, calculation: { kind: "count", of }, formula };
}

function money(of: MetricSeries, formula: string): MeasureDefinition {
  return { unit: U.MINOR_UNITS, calculation: { kind: "sum", of }, formula };
}

function share(
  of: MetricSeries,
  over: readonly MetricSeries[],
  formula: string,
  overIgnores?: MetricDimension,
): MeasureDefinition {
  const calculation = {
    kind: "ratio",
    of,
    over,
    isShare: true,
    ...(overIgnores && { overIgnores }),
  } as const;
  return { unit: U.SHARE, calculation, formula };
}

function perThousand(of: MetricSeries, over: MetricSeries, formula: string): MeasureDefinition {
  return { unit: U.PER_THOUSAND, calculation: { kind: "ratio", of, over: [over], times: 1000 }, formula };
}

const WHAT_TOOK_TIME: Readonly<Record<Timed, string>> = {
  FIRST_RESPONSE:
    "from the opening of a case to the first public reply of a person on the staff, told when it was given",
  FIRST_RESPONSE_BUSINESS: "the same in work time of the default calendar",
  NEXT_RESPONSE:
    "from the oldest message that is not answered to the next public reply of a person on the staff, after the first reply, told when it was given",
  NEXT_RESPONSE_BUSINESS: "the same in work time of the default calendar",
  FIRST_RESOLUTION: "from the opening of a case to its first resolution, told then",
  FIRST_RESOLUTION_BUSINESS: "the same in work time of the default calendar",
  TOTAL_RESOLUTION: "from the opening of a case to its last resolution, told then; a reopened case moves",
  TOTAL_RESOLUTION_BUSINESS: "the same in work time of the default calendar",
  HANDLING:
    "the time in which a case was open and a member had it, told when it was last resolved or closed; waiting does not count",
  HANDLING_BUSINESS: "the same in work time of the default calendar",
  SLA_OVERRUN:
    "how long clocks went on from their breach until they were done, each in its own time: of its calendar, and without its rests; told when it was done",
};

const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  MEAN: "the sum of the times by their number",
  P50: "the time that half of them are not above",
  P90: "the time that 90 % of them are not above",
  P99: "the time that 99 % of them are not above",
};

const SHARES: Partial<Readonly<Record<Statistic, number>>> = { P50: 0.5, P90: 0.9, P99: 0.99 };

function timed(of: Timed, statistic: Statistic): MeasureDefinition {
  const ranked = SHARES[statistic];
  return {
    unit: U.SECONDS,
    calculation: ranked === undefined ? { kind: "mean", of } : { kind: "percentile", of, share: ranked },
    formula: `${STATISTIC_WORDS[statistic]}: ${WHAT_TOOK_TIME[of]}`,
  };
}

const TIMES = Object.fromEntries(
  TIMED.flatMap((of) => STATISTICS.map((statistic) => [`${of}_${statistic}`, timed(of, statistic)])),
) as Pick<Definitions, `${Timed}_${Statistic}`>;

/** Every measure there is, with what it is made of. */
export const MEASURES: Definitions = {
  [M.CASES_OPENED]: count(S.OPENED, "cases that were opened, told when they were"),
  [M.CASES_RESOLVED]: count(
    S.RESOLVED,
    "resolutions, told when they happened; a case resolved twice counts twice",
  ),
  [M.CASES_CLOSED]: count(
    S.CLOSED,
    "closings, told when they happened, those of duplicates and spam among them",
  ),
  [M.CASES_REOPENED]: count(
    S.REOPENED,
    "resolved or closed cases that were worked on again, told when they were",
  ),
  [M.BACKLOG]: {
    unit: U.COUNT,
    calculation: { kind: "stock", of: S.BACKLOG },
    formula: "cases neither resolved nor closed at the end of the step, with those who have them then",
  },
  [M.BACKLOG_AGE]: {
    unit: U.SECONDS,
    calculation: { kind: "stockAge", of: S.BACKLOG },
    formula: "the end of the step minus the mean of the openings of the backlog",
  },
  [M.MESSAGES_RECEIVED]: count(
    S.MESSAGE_IN,
    "public messages of customers and other parties, told when they were written",
  ),
  [M.MESSAGES_SENT]: count(S.MESSAGE_OUT, "public messages of the staff, told when they were written"),
  [M.ACTIONS]: count(S.ACTION, "whatever members did to cases, each step once, told when it was done"),
  [M.RESOLUTION_RATE]: {
    unit: U.SHARE,
    calculation: { kind: "ratio", of: S.RESOLVED, over: [S.OPENED] },
    formula: "resolutions by openings of the same time: a flow, above 1 where the backlog shrinks",
  },
  [M.REOPEN_RATE]: share(
    S.REOPENED_LATER,
    [S.FIRST_RESOLUTION],
    "of the cases that were first resolved in the time, the share that was reopened whenever since",
  ),
  [M.FIRST_CONTACT_RATE]: share(
    S.FIRST_CONTACT,
    [S.FIRST_RESOLUTION],
    "of the cases that were first resolved in the time, the share with exactly one public reply of a person on the staff until then and no reopening within seven days",
  ),
  [M.TRANSACTIONS]: count(S.TRANSACTION, "payments with real money, told when the provider made them"),
  [M.TRANSACTIONS_FAILED]: count(S.TRANSACTION_FAILED, "those of them that stand failed now"),
  [M.TRANSACTION_FAILURE_RATE]: share(
    S.TRANSACTION_FAILED,
    [S.TRANSACTION],
    "failed payments by all payments of the time; by decline code, each code by all of them",
    MetricDimension.DECLINE_CODE,
  ),
  [M.REFUND_RATE]: share(
    S.TRANSACTION_REFUNDED,
    [S.TRANSACTION_CAPTURED],
    "of the payments of the time whose money was taken, the share of which anything went back",
  ),
  [M.DISPUTE_RATE]: share(
    S.TRANSACTION_DISPUTED,
    [S.TRANSACTION_CAPTURED],
    "of the payments of the time whose money was taken, the share that was ever disputed or reversed",
  ),
  [M.TRANSACTION_AMOUNT]: money(S.TRANSACTION, "the amounts of the payments, of one currency at a time"),
  [M.CAPTURED_AMOUNT]: money(S.TRANSACTION_CAPTURED, "what was taken of them, of one currency at a time"),
  [M.REFUNDED_AMOUNT]: money(S.TRANSACTION_REFUNDED, "what went back of them, of one currency at a time"),
  [M.CONTACT_RATE]: perThousand(
    S.OPENED,
    S.TRANSACTION,
    "cases opened by payments of the same time, times 1,000",
  ),
  [M.CONTACTED_TRANSACTION_RATE]: perThousand(
    S.TRANSACTION_CONTACTED,
    S.TRANSACTION,
    "payments that at least one case is about by all payments of the time, times 1,000",
  ),
  [M.SURVEYS_SENT]: count(S.SURVEY_ASKED, "invitations that were sent, told when they were"),
  [M.SURVEY_RESPONSE_RATE]: share(
    S.SURVEY_ANSWERED,
    [S.SURVEY_ASKED],
    "of the invitations that were sent in the time, the share that was answered whenever since",
  ),
  [M.CSAT]: share(
    S.CSAT_SATISFIED,
    [S.CSAT],
    "answers of 4 and 5 by all answers of 1 to 5, told when they were given",
  ),
  [M.CSAT_MEAN]: {
    unit: U.POINTS,
    calculation: { kind: "average", of: S.CSAT },
    formula: "the sum of the scores of 1 to 5 by their number",
  },
  [M.CSAT_LOW_SCORES]: count(S.CSAT_LOW, "answers of 1 and 2"),
  [M.NPS]: {
    unit: U.POINTS,
    calculation: { kind: "balance", of: S.NPS, plus: S.NPS_PROMOTER, minus: S.NPS_DETRACTOR },
    formula: "answers of 9 and 10 minus answers of 0 to 6, by all answers of 0 to 10, times 100",
  },
  [M.CES]: {
    unit: U.POINTS,
    calculation: { kind: "average", of: S.CES },
    formula: "the sum of the scores of 1 to 7 by their number; the higher, the easier it was",
  },
  [M.SLA_COMPLIANCE]: share(
    S.CLOCK_MET,
    [S.CLOCK_MET, S.CLOCK_BREACHED],
    "clocks that were met in time, by these and those that were breached; what is not decided yet and what was cancelled does not count",
  ),
  [M.CLOCKS_MET]: count(S.CLOCK_MET, "clocks that were met in time, told when they were"),
  [M.CLOCKS_BREACHED]: count(
    S.CLOCK_BREACHED,
    "clocks whose time was over before they were done, told when it was; also those that were done late, or are not yet",
  ),
  [M.BREACH_COST]: money(
    S.BREACH_COST,
    "what the breaches cost by the targets of their policies, told when the time was over, of one currency at a time; a target without a price costs nothing",
  ),
  ...TIMES,
};

/** Of which facts a measure is made. */
export function seriesOf({ calculation }: MeasureDefinition): readonly MetricSeries[] {
  if (calculation.kind === "ratio") return [calculation.of, ...calculation.over];
  if (calculation.kind === "balance") return [calculation.of, calculation.plus, calculation.minus];
  return [calculation.of];
}
