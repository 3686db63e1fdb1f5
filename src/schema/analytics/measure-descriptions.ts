import {
  STATISTICS,
  TIMED,
  type Measure,
  type Statistic,
  type Timed,
} from "../../entities/analytics/measure";

const TIMES: Readonly<Record<Timed, string>> = {
  FIRST_RESPONSE: "Time from the opening of cases to the first public reply of a person on the staff",
  FIRST_RESPONSE_BUSINESS: "The first response in work time of the default calendar",
  NEXT_RESPONSE: "Time from the oldest unanswered message to the next public reply, after the first one",
  NEXT_RESPONSE_BUSINESS: "The next response in work time of the default calendar",
  FIRST_RESOLUTION: "Time from the opening of cases to their first resolution",
  FIRST_RESOLUTION_BUSINESS: "The first resolution in work time of the default calendar",
  TOTAL_RESOLUTION: "Time from the opening of cases to their last resolution",
  TOTAL_RESOLUTION_BUSINESS: "The last resolution in work time of the default calendar",
  HANDLING: "Time in which cases were open and a member had them, until they last ended",
  HANDLING_BUSINESS: "Handling in work time of the default calendar",
  SLA_OVERRUN: "Time by which clocks were late when they were done, each in its own time",
};

const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  MEAN: "the mean.",
  P50: "half of them took no longer.",
  P90: "90 % of them took no longer.",
  P99: "99 % of them took no longer.",
};

type TimeMeasure = `${Timed}_${Statistic}`;

const OF_TIMES = Object.fromEntries(
  TIMED.flatMap((timed) =>
    STATISTICS.map((statistic) => [
      `${timed}_${statistic}`,
      `${TIMES[timed]}: ${STATISTIC_WORDS[statistic]}`,
    ]),
  ),
) as Readonly<Record<TimeMeasure, string>>;

/** What each measure says; the guide has the formulas. */
export const MEASURE_DESCRIPTIONS: Readonly<Record<Measure, string>> = {
  CASES_OPENED: "Cases that were opened.",
  CASES_RESOLVED: "Resolutions: a case that is resolved twice counts twice.",
  CASES_CLOSED: "Closings.",
  CASES_REOPENED: "Resolved or closed cases that were worked on again.",
  BACKLOG: "Cases neither resolved nor closed at the end of each step.",
  BACKLOG_AGE: "How long the cases of the backlog have been open, on average.",
  MESSAGES_RECEIVED: "Public messages of customers and other parties.",
  MESSAGES_SENT: "Public messages of the staff.",
  ACTIONS: "What members did to cases, each step once.",
  RESOLUTION_RATE: "Resolutions by openings of the same time.",
  REOPEN_RATE: "Of the cases that were first resolved in the time, the share that was reopened.",
  FIRST_CONTACT_RATE:
    "Of the cases that were first resolved in the time, the share that took one reply and was not reopened within seven days.",
  TRANSACTIONS: "Payments with real money.",
  TRANSACTIONS_FAILED: "Payments that stand failed now.",
  TRANSACTION_FAILURE_RATE: "Failed payments by all payments.",
  REFUND_RATE: "Of the payments whose money was taken, the share of which anything went back.",
  DISPUTE_RATE: "Of the payments whose money was taken, the share that was ever disputed or reversed.",
  TRANSACTION_AMOUNT: "The amounts of payments, of one currency at a time.",
  CAPTURED_AMOUNT: "What was taken, of one currency at a time.",
  REFUNDED_AMOUNT: "What went back, of one currency at a time.",
  CONTACT_RATE: "Cases opened for every 1,000 payments of the same time.",
  CONTACTED_TRANSACTION_RATE: "Of every 1,000 payments, those that a case is about.",
  SURVEYS_SENT: "Customers who were asked.",
  SURVEY_RESPONSE_RATE: "Of the customers who were asked in the time, the share that answered.",
  CSAT: "The share of satisfied answers: 4 and 5 of 5.",
  CSAT_MEAN: "The mean score of satisfaction, 1 to 5.",
  CSAT_LOW_SCORES: "Answers of 1 and 2 of 5: whom to call back.",
  NPS: "The share of promoters minus that of detractors, -100 to 100.",
  CES: "The mean score of how easy it was, 1 to 7.",
  SLA_COMPLIANCE: "Of the clocks that were met or breached, the share that was met in time.",
  CLOCKS_MET: "Clocks that were met in time.",
  CLOCKS_BREACHED: "Clocks whose time was over before they were done.",
  BREACH_COST: "What breaches cost by the targets of policies, of one currency at a time.",
  ...OF_TIMES,
};
