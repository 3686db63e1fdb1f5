const COUNTS_AND_RATES = {
  CASES_OPENED: "CASES_OPENED",
  CASES_RESOLVED: "CASES_RESOLVED",
  CASES_CLOSED: "CASES_CLOSED",
  CASES_REOPENED: "CASES_REOPENED",
  BACKLOG: "BACKLOG",
  BACKLOG_AGE: "BACKLOG_AGE",
  MESSAGES_RECEIVED: "MESSAGES_RECEIVED",
  MESSAGES_SENT: "MESSAGES_SENT",
  ACTIONS: "ACTIONS",
  RESOLUTION_RATE: "RESOLUTION_RATE",
  REOPEN_RATE: "REOPEN_RATE",
  FIRST_CONTACT_RATE: "FIRST_CONTACT_RATE",
  TRANSACTIONS: "TRANSACTIONS",
  TRANSACTIONS_FAILED: "TRANSACTIONS_FAILED",
  TRANSACTION_FAILURE_RATE: "TRANSACTION_FAILURE_RATE",
  REFUND_RATE: "REFUND_RATE",
  DISPUTE_RATE: "DISPUTE_RATE",
  TRANSACTION_AMOUNT: "TRANSACTION_AMOUNT",
  CAPTURED_AMOUNT: "CAPTURED_AMOUNT",
  REFUNDED_AMOUNT: "REFUNDED_AMOUNT",
  CONTACT_RATE: "CONTACT_RATE",
  CONTACTED_TRANSACTION_RATE: "CONTACTED_TRANSACTION_RATE",
  SURVEYS_SENT: "SURVEYS_SENT",
  SURVEY_RESPONSE_RATE: "SURVEY_RESPONSE_RATE",
  CSAT: "CSAT",
  CSAT_MEAN: "CSAT_MEAN",
  CSAT_LOW_SCORES: "CSAT_LOW_SCORES",
  NPS: "NPS",
  CES: "CES",
  SLA_COMPLIANCE: "SLA_COMPLIANCE",
  CLOCKS_MET: "CLOCKS_MET",
  CLOCKS_BREACHED: "CLOCKS_BREACHED",
  BREACH_COST: "BREACH_COST",
} as const;

/** What takes time; by the clock on the wall and in work time, or by a clock of its own. */
export const TIMED = [
  "FIRST_RESPONSE",
  "FIRST_RESPONSE_BUSINESS",
  "NEXT_RESPONSE",
  "NEXT_RESPONSE_BUSINESS",
  "FIRST_RESOLUTION",
  "FIRST_RESOLUTION_BUSINESS",
  "TOTAL_RESOLUTION",
  "TOTAL_RESOLUTION_BUSINESS",
  "HANDLING",
  "HANDLING_BUSINESS",
  "SLA_OVERRUN",
] as const;
export type Timed = (typeof TIMED)[number];

export const STATISTICS = ["MEAN", "P50", "P90", "P99"] as const;
export type Statistic = (typeof STATISTICS)[number];

type TimeMeasure = `${Timed}_${Statistic}`;

const TIME_MEASURES = Object.fromEntries(
  TIMED.flatMap((timed) => STATISTICS.map((statistic) => `${timed}_${statistic}`)).map((name) => [
    name,
    name,
  ]),
) as { readonly [Name in TimeMeasure]: Name };

/** What can be asked for. */
export const Measure = { ...COUNTS_AND_RATES, ...TIME_MEASURES } as const;
export type Measure = (typeof Measure)[keyof typeof Measure];

/** In what a figure is told. */
export const MeasureUnit = {
  COUNT: "COUNT",
  /** From 0 to 1, or above where more went out than came in. */
  SHARE: "SHARE",
  SECONDS: "SECONDS",
  /** Minor units of the currency. */
  MINOR_UNITS: "MINOR_UNITS",
  PER_THOUSAND: "PER_THOUSAND",
  POINTS: "POINTS",
} as const;
export type MeasureUnit = (typeof MeasureUnit)[keyof typeof MeasureUnit];

/** By which steps of time figures are told apart. */
export const MetricStep = {
  MINUTE: "MINUTE",
  HOUR: "HOUR",
  DAY: "DAY",
  WEEK: "WEEK",
  MONTH: "MONTH",
  /** The same hour of the same weekday together. */
  HOUR_OF_WEEK: "HOUR_OF_WEEK",
} as const;
export type MetricStep = (typeof MetricStep)[keyof typeof MetricStep];
