import type { Furniture } from "./furnished-workspace";

type Variables = Readonly<Record<string, unknown>>;

/** A list that no table is paged through for, and that is asked for in a way of its own. */
export interface OtherList {
  readonly coordinate: string;
  readonly document: string;
  /** Statements, besides that which proves who asks. */
  readonly statements: number;
  /** What asks for little of it, and for much. */
  readonly asked: (furniture: Furniture) => readonly [few: Variables, many: Variables];
}

const PERIOD = { from: "2026-01-09T16:00:00.000Z", to: "2026-01-16T09:00:00.000Z" };
const QUERY = { period: { lastDays: 30 }, measures: ["CASES_OPENED", "FIRST_RESPONSE_P90"] };

const calendarsWith = (field: string): string =>
  `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on BusinessCalendar { ${field} { __typename } } } }`;

/** The second is always open, and knows no holidays. */
const ofCalendars: OtherList["asked"] = ({ businessCalendar: ids = [] }) => [
  { ids: ids.slice(1, 2) },
  { ids },
];

export const OTHER_LISTS: readonly OtherList[] = [
  {
    coordinate: "Query.search",
    document: `query ($first: Int!) { search(query: "said", first: $first) { totalCount nodes { __typename } } }`,
    statements: 2,
    asked: () => [{ first: 1 }, { first: 100 }],
  },
  {
    coordinate: "Query.metricsBoard",
    document: `query ($queries: [MetricQuery!]!) {
      metricsBoard(queries: $queries) { __typename rows { __typename figures { __typename casesKey } } }
    }`,
    statements: 1,
    asked: () => [
      { queries: [QUERY] },
      { queries: Array.from({ length: 6 }, () => ({ ...QUERY, step: "DAY" })) },
    ],
  },
  {
    coordinate: "Query.feedbackThemes",
    document: `query ($from: DateTime!, $to: DateTime!) { feedbackThemes(from: $from, to: $to) { __typename } }`,
    statements: 1,
    asked: () => [{ ...PERIOD, to: "2026-01-09T17:00:00.000Z" }, PERIOD],
  },
  {
    coordinate: "FeedbackTheme.examples",
    document: `query ($from: DateTime!, $to: DateTime!, $first: Int!) {
      feedbackThemes(from: $from, to: $to) { __typename examples(first: $first) { __typename } }
    }`,
    statements: 2,
    asked: () => [
      { ...PERIOD, first: 0 },
      { ...PERIOD, first: 5 },
    ],
  },
  {
    coordinate: "ClockLedger.spans",
    document: `query ($ids: [ID!]!, $first: Int!) {
      nodes(ids: $ids) { ... on Clock { ledger { spans(first: $first) { totalCount nodes { __typename } } } } }
    }`,
    statements: 7,
    asked: ({ clock: ids = [] }) => [
      { ids: ids.slice(0, 1), first: 1 },
      { ids: ids.slice(0, 100), first: 100 },
    ],
  },
  {
    coordinate: "BusinessCalendar.openIntervals",
    document: calendarsWith(`openIntervals(from: "${PERIOD.from}", to: "${PERIOD.to}")`),
    statements: 2,
    asked: ofCalendars,
  },
  {
    coordinate: "BusinessCalendar.holidays",
    document: calendarsWith("holidays(year: 2026)"),
    statements: 2,
    asked: ofCalendars,
  },
];

/** Lists at the root that are the same for everyone: they are written in the code. */
export const WRITTEN_IN_CODE: readonly string[] = [
  "eventTypes",
  "macroVariables",
  "permissions",
  "slaPolicyPresets",
];

const OF_OWN_ROW = "It is made of the row of the object that it stands on.";
const OF_VIEWER = "There is one viewer, however much is asked for.";
const OF_HIT = "What hits lead to is asked for with a search: tests/search/plans.";

/** Fields that answer objects and are measured with none of their own. */
export const UNMEASURED: Readonly<Record<string, string>> = {
  "Query.nodes": "All relations are come to by it, and are measured so.",
  "Message.externalId": OF_OWN_ROW,
  "Case.externalId": OF_OWN_ROW,
  "CaseFieldValue.money": OF_OWN_ROW,
  "Transaction.amount": OF_OWN_ROW,
  "Transaction.captured": OF_OWN_ROW,
  "Transaction.refunded": OF_OWN_ROW,
  "Transaction.refundPending": OF_OWN_ROW,
  "Transaction.disputed": OF_OWN_ROW,
  "Transaction.reversed": OF_OWN_ROW,
  "Transaction.onChain": OF_OWN_ROW,
  "TransactionHistoryEntry.amount": OF_OWN_ROW,
  "Macro.texts": OF_OWN_ROW,
  "SlaPolicyRevision.targets": OF_OWN_ROW,
  "SlaTarget.breachCost": OF_OWN_ROW,
  "SlaSimulation.before": OF_OWN_ROW,
  "SlaSimulation.after": OF_OWN_ROW,
  "SlaSimulationCase.differences": OF_OWN_ROW,
  "Feedback.externalId": OF_OWN_ROW,
  "Survey.quietHours": OF_OWN_ROW,
  "Event.aggregate": OF_OWN_ROW,
  "BusinessCalendar.hours": OF_OWN_ROW,
  "CaseHit.case": OF_HIT,
  "CaseHit.message": OF_HIT,
  "CaseHit.snippet": OF_HIT,
  "CustomerHit.customer": OF_HIT,
  "TransactionHit.transaction": OF_HIT,
  "Viewer.workspace": OF_VIEWER,
  "Viewer.member": OF_VIEWER,
  "Viewer.apiKey": OF_VIEWER,
  "Viewer.customer": OF_VIEWER,
};
