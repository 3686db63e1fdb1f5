const DAY = 86_400_000;
export const END = Date.parse("2026-11-01T00:00:00Z");
export const BEGIN = new Date(END - 365 * DAY).toISOString();
export const ZONE = "Europe/Berlin";
const last = (days) => ({ from: new Date(END - days * DAY).toISOString(), to: new Date(END).toISOString() });

/** What a lead looks at. */
export const DASHBOARD = {
  "opened and resolved by day, 30 days": {
    measures: ["CASES_OPENED", "CASES_RESOLVED"],
    step: "DAY",
    period: last(30),
  },
  "opened by kind against before, 30 days": {
    measures: ["CASES_OPENED"],
    dimensions: ["KIND"],
    period: last(30),
    compareWithPrevious: true,
  },
  "opened by month and channel, a year": {
    measures: ["CASES_OPENED"],
    dimensions: ["CHANNEL"],
    step: "MONTH",
    period: last(365),
  },
  "backlog and its age by team": {
    measures: ["BACKLOG", "BACKLOG_AGE"],
    dimensions: ["TEAM"],
    period: last(1),
  },
  "backlog by day, 90 days": { measures: ["BACKLOG"], step: "DAY", period: last(90) },
  "first response, 30 days": {
    measures: ["FIRST_RESPONSE_MEAN", "FIRST_RESPONSE_P50", "FIRST_RESPONSE_P90", "FIRST_RESPONSE_P99"],
    period: last(30),
  },
  "first response p90 by channel, a year": {
    measures: ["FIRST_RESPONSE_P90"],
    dimensions: ["CHANNEL"],
    period: last(364),
  },
  "resolution by team, 30 days": {
    measures: ["FIRST_RESOLUTION_MEAN", "RESOLUTION_RATE"],
    dimensions: ["TEAM"],
    period: last(30),
  },
  "CSAT by channel for refunds, 30 days": {
    measures: ["CSAT", "CSAT_MEAN"],
    dimensions: ["CHANNEL"],
    filter: { kinds: ["REFUND"] },
    period: last(30),
  },
  "load of members, 30 days": {
    measures: ["CASES_RESOLVED", "MESSAGES_SENT"],
    dimensions: ["MEMBER"],
    period: last(30),
  },
  "heat map, 90 days": { measures: ["CASES_OPENED"], step: "HOUR_OF_WEEK", period: last(90) },
  "tags, a year": { measures: ["CASES_OPENED"], dimensions: ["TAG"], period: last(365) },
};

/** Figures whose cases are opened, a page at a time. */
export const OPENED = [
  "opened by kind against before, 30 days",
  "backlog and its age by team",
  "CSAT by channel for refunds, 30 days",
];

const FIGURE_MS = 100;
const PAGE_MS = 150;

/** What each of the measured times may be at the 99th percentile. */
export function limitsOf(milliseconds) {
  return Object.entries(milliseconds).map(([name, { p99 }]) => ({
    name: `${name}, p99`,
    value: p99,
    unit: "ms",
    atMost: name.startsWith(BEHIND) ? PAGE_MS : FIGURE_MS,
  }));
}

/** How the name of a page of cases begins. */
export const BEHIND = "cases behind: ";
