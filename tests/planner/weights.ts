/** Fields at the top, each with its weight. */
export const ROOT_COUNTS = [
  [5, 1],
  [3, 2],
  [2, 3],
] as const;

/** How often a field at the top is asked for, where not once. */
export const ROOTS: Readonly<Record<string, number>> = {
  case: 6,
  cases: 8,
  customer: 6,
  customers: 6,
  transaction: 6,
  transactions: 6,
  node: 5,
  nodes: 6,
  member: 2,
  members: 3,
  team: 2,
  teams: 3,
  viewer: 2,
  apiKeys: 2,
  providerConnections: 3,
};

/** What of a page is asked for, most of all its items. */
export const OF_PAGES: Readonly<Record<string, number>> = {
  nodes: 45,
  edges: 30,
  totalCount: 12,
  pageInfo: 10,
  totalCountIsCapped: 8,
};

/** What holds most, and what leads to objects of many types, is asked for more often. */
export const OF_OBJECTS: Readonly<Record<string, number>> = {
  timeline: 9,
  messages: 4,
  transactions: 3,
  history: 3,
};
