import { CarriedOutPlans } from "../planner/carried-out-plans";
import { FILLED, FILLING_MS, filledWorld, largeTables } from "../planner/filled-database";
import type { World } from "../support/world";
import { searched } from "./searched";

/** Rows that a search may read in vain. */
const THROWN_AWAY = 2_000;

/** Messages of one company in an hour, and some more: of the newest hour all are ranked. */
const OF_AN_HOUR = 8_000;

let redress: World;
let plans: CarriedOutPlans;
let large: ReadonlySet<string>;

beforeAll(async () => {
  redress = await filledWorld({ withinFunctions: true });
  large = await largeTables(redress);
  plans = new CarriedOutPlans(redress);
}, FILLING_MS);

afterAll(() => redress.close());

const QUERIES = [
  ["a word of all messages", "payment", "CASE"],
  ["a word of one case", "order 4711", "CASE"],
  ["a sentence", `Why is the payment of order ${FILLED - 1} still missing, please?`, "CASE"],
  ["a word that nobody said", "zeppelin", "CASE"],
  ["a name", "Customer 4711", "CUSTOMER"],
  ["a name with a wrong letter", "Custoner 4711", "CUSTOMER"],
  ["an e-mail address", "customer-4711@mail.example", "CUSTOMER"],
  ["the last four of a card", "4711", "TRANSACTION"],
  ["a trace number", "trace4711", "TRANSACTION"],
  ["an id at the provider", "p4711", "TRANSACTION"],
  ["an amount", "47.11 EUR", "TRANSACTION"],
  ["an amount of any currency", "47.11", "TRANSACTION"],
] as const;

test.each(QUERIES)("%s is found by an index: %s", async (_what, query, kind) => {
  const told = await plans.of(
    `query ($query: String!, $kinds: [SearchKind!]) { search(query: $query, kinds: $kinds, first: 25) { totalCount } }`,
    { query, kinds: [kind] },
  );

  expect(told.length).toBeGreaterThan(1);
  expect(told.flatMap(({ scanned }) => scanned).filter((table) => large.has(table))).toEqual([]);
  expect(Math.max(...told.map(({ thrownAway }) => thrownAway))).toBeLessThan(THROWN_AWAY);
});

test("what stands in every message is found without ranking all of them", async () => {
  const told = await plans.of(`{ search(query: "payment missing", kinds: [CASE]) { totalCount } }`);

  expect(Math.max(...told.map(({ handedOn }) => handedOn))).toBeLessThan(OF_AN_HOUR);
});

test("the one text that holds all the words is found, however old it is and however common they are", async () => {
  const { nodes } = await searched(redress.api, "pears and apples", { kinds: ["CASE"], first: 1 });

  expect(nodes).toMatchObject([{ case: { subject: `Case ${FILLED - 1}` } }]);
});

test("what was found is there: the plans are of searches that answer", async () => {
  for (const [, query, kind] of QUERIES.filter(([, query]) => query !== "zeppelin")) {
    const { nodes } = await searched(redress.api, query, { kinds: [kind] });
    expect([query, nodes.length > 0]).toEqual([query, true]);
  }
});

test.each(["CASE", "CUSTOMER"])(
  "a search for a %s costs as many statements for one hit as for a hundred",
  async (kind) => {
    const costOf = async (first: number): Promise<number> => {
      const document = `query ($first: Int!, $kinds: [SearchKind!]) {
      search(query: "missing payment Customer 4711", first: $first, kinds: $kinds) {
        nodes {
          ... on CaseHit { case { subject customer { name } } message { body author { name } } snippet { text } }
          ... on CustomerHit { customer { name } }
        }
      }
    }`;
      await redress.api.data(document, { first, kinds: [kind] });
      const before = redress.statements.length;
      await redress.api.data(document, { first, kinds: [kind] });
      return redress.statements.length - before;
    };

    expect(await costOf(100)).toBeLessThanOrEqual((await costOf(2)) + 2);
    expect(await costOf(100)).toBeLessThanOrEqual(10);
  },
);
