import { keyed, FIGURES } from "./filled-figures";
import { writtenId as id } from "./filled-id";

const [CUSTOMER, CASE] = [`customerId: ${id("cust", "customer", 3)}`, `caseId: ${id("case", "case", 3)}`];

/** Lists of one order, with whatever narrows them: something rare, something common, and what nobody has. */
export const UNORDERED: Readonly<Record<string, readonly string[]>> = {
  allFeedback: filtered([
    "kinds: [PRAISE]",
    "kinds: [COMPLAINT, SURVEY]",
    "kinds: [PRAISE, SUGGESTION]",
    "kinds: [MENTION]",
    "statuses: [PLANNED]",
    "statuses: [PLANNED, DONE]",
    "statuses: [NEW]",
    "sentiment: POSITIVE",
    "sentiment: NEGATIVE",
    "sentiment: NEUTRAL",
    'topic: "rare"',
    'topic: "common"',
    'topic: "absent"',
    CUSTOMER,
    CASE,
    'receivedAfter: "2020-01-01T00:00:00Z"',
    'receivedBefore: "2020-01-01T00:00:00Z"',
    "kinds: [COMPLAINT], sentiment: POSITIVE",
  ]),
  apiKeys: [""],
  businessCalendars: ["", "archived: true", "archived: false"],
  caseFields: ["", "includeRetired: true"],
  caseViews: [""],
  casesOfFigure: FIGURES.map(keyed),
  customerSegments: [""],
  declineTexts: [""],
  macros: ["", 'query: "/absent"', 'query: "macro 33"'],
  members: filtered([
    "isActive: true",
    "isActive: false",
    "role: AGENT",
    "role: ADMIN",
    `teamId: ${id("team", "team", 1)}`,
  ]),
  parkedEvents: [""],
  providerConnections: [""],
  slaPolicies: ["", "archived: true", "family: SERVICE", "family: REGULATORY"],
  slaSimulations: [""],
  surveyInvitations: filtered([
    `surveyId: ${id("survey", "survey", 1)}`,
    `surveyId: ${id("survey", "survey", 3)}`,
    CUSTOMER,
    CASE,
    "states: [EXPIRED]",
    "states: [CANCELLED]",
    "states: [PLANNED, SENT]",
    `surveyId: ${id("survey", "survey", 1)}, states: [CANCELLED]`,
  ]),
  surveys: ["", "states: [PAUSED]", "states: [ARCHIVED]"],
  teams: [""],
  webhookEndpoints: [""],
};

function filtered(filters: readonly string[]): readonly string[] {
  return ["", ...filters.map((filter) => `filter: { ${filter} }`)];
}
