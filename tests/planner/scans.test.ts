import { apiSchema } from "../../src/server/api-schema";
import { customerClient } from "../cases/desk";
import { signInStage, type SignInStage } from "../access/sign-in-stage";
import type { World } from "../support/world";
import { CarriedOutPlans } from "./carried-out-plans";
import { FILLED, FILLING_MS, filledWorld, largeTables } from "./filled-database";
import { filledId } from "./filled-id";
import { COMBINATIONS } from "./list-combinations";
import { reached } from "./reached";
import { NO_PAGES, SIFTED } from "./other-plans";
import { waysOf } from "./schema-lists";

/** Rows that a page of 25 may read in vain, or sort. */
const THROWN_AWAY = 1_000;

/** What would be read for long from end to end; days of the log are named by their dates. */
const LARGE = `cases customers transactions clocks case_messages feedback feedback_topics survey_invitations
  survey_answers metric_facts metric_sums metric_buckets webhook_deliveries sla_simulation_cases macro_uses`.split(
  /\s+/,
);

let redress: World;
let plans: CarriedOutPlans;
let large: ReadonlySet<string>;
let stage: SignInStage;
let readers: Readonly<Record<number, CarriedOutPlans>>;
let customer: CarriedOutPlans;
/** Cursors of the log. */
let middle: string;
let end: string;

beforeAll(async () => {
  redress = await filledWorld();
  large = await largeTables(redress);
  plans = new CarriedOutPlans(redress);
  stage = await signInStage(redress);
  await stage.configure({}, redress.workspace);
  await plans.of("{ viewer { kind } }");
  readers = { 3: await plansOfMember(3), 5: await plansOfMember(5) };
  customer = await plansOfCustomer(5);
  end = (await redress.api.data<{ asOf: string }>("{ asOf }")).asOf;
  const event = await redress.api.data<{ node: { cursor: string } }>(
    "query ($id: ID!) { node(id: $id) { ... on Event { cursor } } }",
    { id: filledId("evt", "event", FILLED + 1) },
  );
  middle = event.node.cursor;
}, FILLING_MS);

afterAll(async () => {
  await stage.issuer.close();
  await redress.close();
});

async function plansOfMember(n: number): Promise<CarriedOutPlans> {
  const email = `${n}@staff.example`;
  const token = await stage.token({ sub: email, email, email_verified: true });
  const api = redress.as(token, { "x-workspace-id": redress.workspace.publicId });
  await api.data("{ viewer { kind } }");
  return new CarriedOutPlans(redress, api);
}

async function plansOfCustomer(n: number): Promise<CarriedOutPlans> {
  const id = filledId("cust", "customer", n);
  const api = await customerClient(redress, redress.workspace, id);
  await api.data("{ viewer { kind } }");
  return new CarriedOutPlans(redress, api);
}

test("there is much of all that lists are read from", () => {
  expect(LARGE.filter((table) => !large.has(table))).toEqual([]);
});

test.each(COMBINATIONS)("a page of %s(%s) is read by an index, and little in vain", async (list, args) => {
  const told = await plans.of(`{ ${list}(first: 25, ${args}) { nodes { id } } }`);
  const page = told.find(({ statement }) => /limit 25$/.test(statement));

  expect(page).toBeDefined();
  expect(page?.scanned.filter((table) => large.has(table))).toEqual([]);
  expect(page?.thrownAway).toBeLessThan(THROWN_AWAY);
  expect(page?.handedOn).toBeLessThan(THROWN_AWAY);
});

test.each(SIFTED)("a page of %s(%s) is sifted from what its index leaves", async (list, args) => {
  const told = await plans.of(`{ ${list}(first: 25, ${args}) { nodes { id } } }`);
  const page = told.find(({ statement }) => /limit 25$/.test(statement));

  expect(page).toBeDefined();
  expect(page?.scanned.filter((table) => large.has(table))).toEqual([]);
  // What is no longer sifted belongs to the combinations.
  expect(page?.thrownAway).toBeGreaterThan(THROWN_AWAY);
});

test.each(Object.entries(NO_PAGES).flatMap(([field, asked]) => asked.map((rest) => `${field}${rest}`)))(
  "%s is read by indexes, and little in vain",
  async (field) => {
    const told = await plans.of(`{ ${field} }`);

    expect(told.length).toBeGreaterThan(1);
    expect(told.flatMap(({ scanned }) => scanned).filter((table) => large.has(table))).toEqual([]);
    expect(Math.max(...told.map(({ thrownAway }) => thrownAway))).toBeLessThan(THROWN_AWAY);
  },
);

/** What a count stops at is soon met by walking the table; what is rare must be found. */
const RARE = COMBINATIONS.filter(
  ([, args]) =>
    /rare|absent|platinum|tiny|SECURITY|BRANCH|JPY|CRYPTO|"p77"|PRAISE|PLANNED|POSITIVE|MENTION/.test(args) &&
    (args.endsWith("DESC }") || !args.includes("orderBy")),
);

test.each(RARE)("the count of %s(%s) is found by an index", async (list, args) => {
  const told = await plans.of(`{ ${list}(first: 0, ${args}) { totalCount } }`);
  const count = told.find(({ statement }) => statement.includes("count(*)"));

  expect(count?.scanned.filter((table) => large.has(table))).toEqual([]);
  expect(count?.thrownAway).toBeLessThan(THROWN_AWAY);
});

/** What depends on who asks: number 3 has read most cases, and number 5 few. */
const OF_READERS = [
  [3, "unread: true"],
  [3, "unread: false"],
  [3, "unread: true, states: [OPEN]"],
  [5, 'or: [{ unread: true }, { tag: "rare" }]'],
  [5, "unread: true"],
  [5, "unread: false"],
  [5, 'or: [{ unread: false }, { tag: "rare" }]'],
] as const;

test.each(OF_READERS)(
  "a page of what reader %s finds by %s is read by an index, and little in vain",
  async (reader, filter) => {
    const list = `cases(first: 25, filter: { ${filter} }, orderBy: { field: UPDATED_AT, direction: DESC })`;

    const [page] = (await readers[reader]!.of(`{ ${list} { nodes { id isUnread unreadCount } } }`)).filter(
      ({ statement }) => /limit 25$/.test(statement),
    );

    expect(page?.scanned.filter((table) => large.has(table))).toEqual([]);
    expect(page?.thrownAway).toBeLessThan(THROWN_AWAY);
    expect(page?.handedOn).toBeLessThan(THROWN_AWAY);
  },
);

const CASE = filledId("case", "case", 3);
const TRANSACTION = filledId("txn", "transaction", 7);

/** Of the log: all of it, what happens often and what hardly ever does, and what happened to one thing. */
const OF_LOG = [
  "",
  'types: ["message.sent"]',
  'types: ["case.closed"]',
  'types: ["case.*", "transaction.*"]',
  'types: ["team.*"]',
  `caseId: "${CASE}"`,
  `caseId: "${CASE}", types: ["message.*"]`,
  `transactionId: "${TRANSACTION}"`,
  `customerId: "${filledId("cust", "customer", 3)}"`,
  `customerId: "${filledId("cust", "customer", 3)}", caseId: "${CASE}"`,
];

describe.each([
  ["an administrator", () => plans],
  ["a member", () => readers[3]!],
  ["a customer", () => customer],
])("the log of three days, as %s reads it", (_reader, plansOf) => {
  test.each(OF_LOG)("by {%s} is read by indexes, and little in vain", async (filter) => {
    for (const after of [null, middle, end]) {
      const told = await plansOf().of(
        `query ($after: String) { events(first: 100, after: $after, filter: { ${filter} }) { nodes { id } } }`,
        { after },
      );

      expect(told.flatMap(({ scanned }) => scanned).filter((table) => large.has(table))).toEqual([]);
      expect(Math.max(...told.map(({ thrownAway }) => thrownAway))).toBeLessThan(THROWN_AWAY);
      expect(Math.max(...told.map(({ handedOn }) => handedOn))).toBeLessThan(THROWN_AWAY);
    }
  });
});

const PLACES: Readonly<Record<string, readonly [prefix: string, kind: string]>> = {
  Attachment: ["att", "attachment"],
  Case: ["case", "case"],
  Customer: ["cust", "customer"],
  Event: ["evt", "event"],
  Feedback: ["fb", "feedback"],
  Macro: ["macro", "macro"],
  BusinessCalendar: ["cal", "calendar"],
  Clock: ["clk", "clock"],
  SlaPolicy: ["sla", "policy"],
  SlaSimulation: ["sim", "simulation"],
  Survey: ["survey", "survey"],
  SurveyAnswer: ["answer", "answer"],
  SurveyInvitation: ["invite", "invitation"],
  Member: ["mem", "member"],
  Message: ["msg", "message"],
  ParkedEvent: ["parked", "parked"],
  Team: ["team", "team"],
  Transaction: ["txn", "transaction"],
  WebhookDelivery: ["dlv", "delivery"],
  WebhookEndpoint: ["hook", "hook"],
  WebhookReplay: ["replay", "replay"],
};

test.each(waysOf(apiSchema()).map((way) => [way.coordinate, way] as const))(
  "%s is read by an index for several objects at once, with its count",
  async (_coordinate, { parent, name, isList }) => {
    const { of, document } = reached(parent, name, isList);
    const ids = [1, 3, 5, 7, 9, 13, 21].map((n) => filledId(...(PLACES[of] ?? ["", ""]), n));

    const told = await plans.of(document, isList ? { ids, first: 25 } : { ids });

    expect(told.length).toBeGreaterThan(1);
    expect(told.flatMap(({ scanned }) => scanned).filter((table) => large.has(table))).toEqual([]);
    expect(Math.max(...told.map(({ thrownAway }) => thrownAway))).toBeLessThan(THROWN_AWAY);
  },
);
