import { FILLED } from "./filled-database";
import { writtenId as id } from "./filled-id";
import { UNORDERED } from "./unordered-lists";

interface Filterable {
  readonly list: string;
  readonly orders: readonly string[];
  readonly filters: readonly string[];
}

/** Of everything that a list can be filtered by, something rare, something common, and what nobody has. */
const FILTERABLE: readonly Filterable[] = [
  {
    list: "cases",
    orders: ["CREATED_AT", "UPDATED_AT", "PRIORITY"],
    filters: [
      "",
      "states: [OPEN]",
      "states: [WAITING_ON_CUSTOMER]",
      "states: [WAITING_ON_THIRD_PARTY]",
      "states: [OPEN, WAITING_ON_CUSTOMER, WAITING_ON_THIRD_PARTY]",
      "kinds: [SECURITY]",
      "kinds: [REFUND]",
      "kinds: [SECURITY, FEEDBACK]",
      "priorities: [URGENT]",
      "priorities: [NORMAL, LOW]",
      "channel: BRANCH",
      "channel: EMAIL",
      `customerId: ${id("cust", "customer", 1)}`,
      `customerId: ${id("cust", "customer", 3)}`,
      `teamId: ${id("team", "team", 1)}`,
      `teamId: ${id("team", "team", 3)}`,
      `teamId: ${id("team", "team", 3)}, states: [OPEN]`,
      `memberId: ${id("mem", "member", 1)}`,
      `memberId: ${id("mem", "member", 3)}`,
      `memberId: ${id("mem", "member", 3)}, states: [OPEN, WAITING_ON_CUSTOMER]`,
      "unassigned: true",
      "unassigned: false",
      "assignedToMe: true",
      'createdAfter: "2020-01-01T00:00:00Z"',
      'createdBefore: "2020-01-01T00:00:00Z"',
      'tag: "rare"',
      'tag: "common"',
      'tag: "absent"',
      `watchedBy: ${id("mem", "member", 1)}`,
      `watchedBy: ${id("mem", "member", 3)}`,
      "snoozed: true",
      "snoozed: false",
      "snoozed: false, states: [OPEN]",
      `snoozed: true, memberId: ${id("mem", "member", 3)}`,
      `transactionId: ${id("txn", "transaction", 1)}`,
      `transactionId: ${id("txn", "transaction", 3)}`,
      'externalId: { source: "crm", id: "x33" }',
      'field: { key: "rare" }',
      'field: { key: "common" }',
      'field: { key: "rare", isSet: false }',
      'field: { key: "common", equals: { text: "order 33" } }',
      'field: { key: "common", equals: { text: "absent" } }',
      'field: { key: "size", equals: { number: 33 } }',
      'field: { key: "size", atLeast: { number: 10 }, atMost: { number: 20 } }',
      `field: { key: "loss", atLeast: { money: { amountMinor: ${FILLED - 10}, currency: "EUR" } } }`,
      'field: { key: "choice", equals: { choice: "rare" } }',
      'field: { key: "choice", equals: { choice: "common" } }',
      'or: [{ field: { key: "choice", equals: { choice: "rare" } } }, { tag: "rare" }]',
      "not: { states: [CLOSED] }",
      "or: [{ states: [OPEN] }, { kinds: [REFUND] }]",
      `or: [{ customerId: ${id("cust", "customer", 3)} }, { memberId: ${id("mem", "member", 3)} }]`,
      `or: [{ tag: "rare" }, { customerId: ${id("cust", "customer", 3)} }]`,
      `and: [{ teamId: ${id("team", "team", 3)} }, { or: [{ tag: "rare" }, { kinds: [SECURITY] }] }]`,
    ],
  },
  {
    list: "cases",
    orders: ["NEXT_DUE"],
    filters: [
      "",
      "states: [OPEN]",
      "states: [WAITING_ON_THIRD_PARTY]",
      'tag: "rare"',
      `memberId: ${id("mem", "member", 3)}, states: [OPEN]`,
      'nextDueBefore: "2020-01-01T00:00:00Z"',
      'nextDueAfter: "2020-01-01T00:00:00Z", states: [OPEN]',
      "hasBreachedClock: true",
      "hasBreachedClock: false",
      'or: [{ hasBreachedClock: true }, { tag: "rare" }]',
    ],
  },
  {
    list: "clocks",
    orders: ["DUE_AT", "BREACHED_AT", "CREATED_AT"],
    filters: [
      "",
      `caseId: ${id("case", "case", 3)}`,
      'dueBefore: "2020-01-01T00:00:00Z"',
      'dueAfter: "2020-01-01T00:00:00Z", metrics: [FIRST_RESPONSE]',
      'breachedAfter: "2020-01-01T00:00:00Z"',
      'breachedBefore: "2020-01-01T00:00:00Z"',
      "states: [RUNNING, WARNED, BREACHED]",
      "states: [PENDING, RUNNING, WARNED]",
      "states: [PENDING]",
      "states: [PAUSED, MET]",
      "metrics: [HAND_OFF_WAIT]",
      "metrics: [PERIODIC_UPDATE]",
      "metrics: [OBLIGATION]",
      `policyId: ${id("sla", "policy", 3)}`,
      `policyId: ${id("sla", "policy", 150)}`,
      `policyId: ${id("sla", "policy", 160)}`,
      `calendarId: ${id("cal", "calendar", 3)}`,
    ],
  },
  {
    list: "customers",
    orders: ["CREATED_AT", "UPDATED_AT"],
    filters: [
      "",
      "kind: MERCHANT",
      "kind: CONSUMER",
      'tier: "platinum"',
      'tier: "platinum", kind: MERCHANT',
      "blocked: true",
      "blocked: false",
      'or: [{ tier: "platinum" }, { tag: "rare" }]',
      'and: [{ kind: MERCHANT }, { or: [{ tier: "platinum" }, { tag: "rare" }] }]',
      "not: { kind: MERCHANT }",
      'tag: "rare"',
      'tag: "common"',
      'tag: "absent"',
      'identity: { kind: EMAIL, value: "customer-33@mail.example" }',
    ],
  },
  {
    list: "transactions",
    orders: ["CREATED_AT", "UPDATED_AT", "OCCURRED_AT"],
    filters: [
      "",
      "kind: PAYOUT",
      "kind: PAYMENT",
      "mode: TEST",
      "states: [DISPUTED]",
      "states: [DISPUTED, ON_HOLD]",
      "states: [CAPTURED, PENDING]",
      "rail: CRYPTO",
      "rail: CARD",
      'provider: "tiny"',
      'provider: "stripe"',
      'provider: "stripe", providerId: "p77"',
      `customerId: ${id("cust", "customer", 1)}`,
      `customerId: ${id("cust", "customer", 3)}`,
      'currency: "JPY"',
      'currency: "EUR", amountAtLeast: 9990',
      'currency: "EUR", amountAtMost: 10',
      "or: [{ rail: CRYPTO }, { states: [DISPUTED] }]",
      "and: [{ kind: PAYOUT }, { not: { mode: LIVE } }]",
      "not: { states: [CAPTURED] }",
      'createdAfter: "2020-01-01T00:00:00Z"',
      'createdBefore: "2020-01-01T00:00:00Z"',
      'occurredAfter: "2020-01-01T00:00:00Z"',
      'occurredBefore: "2020-01-01T00:00:00Z"',
    ],
  },
];

const ORDERED = FILTERABLE.flatMap(({ list, orders, filters }) =>
  filters.flatMap((filter) =>
    orders.flatMap((field) =>
      ["ASC", "DESC"].map((direction) => {
        const filtered = filter && `filter: { ${filter} }, `;
        return [list, `${filtered}orderBy: { field: ${field}, direction: ${direction} }`] as const;
      }),
    ),
  ),
);

/** Every filter in every order and direction, as the arguments of a list are written. */
export const COMBINATIONS: readonly (readonly [list: string, args: string])[] = [
  ...ORDERED,
  ...Object.entries(UNORDERED).flatMap(([list, all]) => all.map((args) => [list, args] as const)),
];
