import { keyed, NARROWED_FIGURES } from "./filled-figures";

const HOUR_MS = 3_600_000;

/**
 * Pages that may throw away what they read: the facts of a period are read by its time, and those of one value are
 * picked from them.
 */
export const SIFTED: readonly (readonly [list: string, args: string])[] = NARROWED_FIGURES.map(
  (key) => ["casesOfFigure", keyed(key)] as const,
);

const [ROWS, FIGURE] = ["{ rows { figures { value } } }", "period: { lastDays: 30 }, measures:"];
const RECENTLY = `from: "${new Date(Date.now() - HOUR_MS).toISOString()}", to: "${new Date(Date.now() + HOUR_MS).toISOString()}"`;

/** What is no page of a list, as fields at the root are written. */
export const NO_PAGES: Readonly<Record<string, readonly string[]>> = {
  feedbackThemes: [`(${RECENTLY}) { topic count examples(first: 3) { id } }`],
  metricsBoard: [
    `{ ${FIGURE} [CASES_OPENED, BACKLOG, FIRST_RESPONSE_P90, TRANSACTIONS] }`,
    `{ ${FIGURE} [CASES_OPENED], step: HOUR }`,
    `{ ${FIGURE} [CASES_OPENED], dimensions: [CHANNEL], compareWithPrevious: true }`,
    `{ ${FIGURE} [CASES_OPENED], dimensions: [TAG, PRIORITY] }`,
  ].map((query) => `(queries: [${query}]) ${ROWS}`),
  search: ["payment", "order 4711", "Customer 4711", "customer-4711@mail.example", "4711", "47.11 EUR"].map(
    (query) => `(query: ${JSON.stringify(query)}) { totalCount nodes { rank } }`,
  ),
};

/** Fields at the root that answer several objects, and why no plan of theirs is among these. */
export const NOT_AMONG_THESE: Readonly<Record<string, string>> = {
  eventTypes: "It is written in the code.",
  events: "It is read by what the log has days for: see its own tests.",
  macroVariables: "It is written in the code.",
  nodes: "All relations are come to by it.",
  permissions: "It is written in the code.",
  slaPolicyPresets: "It is written in the code.",
};

/** What lists can be narrowed by that no combination names, and why. */
export const NOT_NAMED: Readonly<Record<string, string>> = {
  "cases.unread": "Only a member has read anything: see what readers find.",
  "cases.viewId": "A view stands for a filter.",
  "customers.segmentId": "A segment stands for a filter.",
};
