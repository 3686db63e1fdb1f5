import * as fc from "fast-check";
import { CasePriority, PRIORITY_RANKS } from "../../src/entities/cases/case-enums";
import { changed, newCustomer, newMember, newTeam, newTransaction, openCase } from "../cases/desk";
import { world, type World } from "../support/world";

/** What lists are sorted and filtered by. */
interface Listed {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly priority: CasePriority;
  readonly state: string;
  readonly kind: string;
}

interface ListPage {
  readonly cases: {
    readonly nodes: readonly Listed[];
    readonly totalCount: number;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

const LIST = `
  query ($filter: CaseFilter, $orderBy: CaseOrder, $first: Int, $after: String, $last: Int, $before: String) {
    cases(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id createdAt updatedAt priority state kind }
    }
  }`;

const CASES = 60;
const KINDS = ["REFUND", "QUESTION", "OUTAGE"] as const;
const SORT_KEYS = {
  CREATED_AT: ({ createdAt }: Listed) => createdAt,
  UPDATED_AT: ({ updatedAt }: Listed) => updatedAt,
  PRIORITY: ({ priority }: Listed) => String(PRIORITY_RANKS[priority]),
} as const;

let redress: World;
let customerId: string;
let all: readonly Listed[];

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  for (let index = 0; index < CASES; index += 1) {
    const priority = Object.values(CasePriority)[index % 4];
    const { id } = await openCase(redress.api, customerId, { kind: KINDS[index % 3], priority });
    if (index % 5 === 0) await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });
    // The clock stands still for seven cases at a time: they bear one time and differ by id alone.
    if (index % 7 === 6) redress.clock.advance(1);
  }
  all = (await redress.api.data<ListPage>(LIST, { first: 100 })).cases.nodes;
});

afterAll(() => redress.close());

interface Walk {
  readonly field: keyof typeof SORT_KEYS;
  readonly direction: "ASC" | "DESC";
  readonly size: number;
  readonly backwards: boolean;
  readonly states: readonly string[] | null;
  readonly kinds: readonly string[] | null;
}

const WALKS: fc.Arbitrary<Walk> = fc.record({
  field: fc.constantFrom("CREATED_AT", "UPDATED_AT", "PRIORITY"),
  direction: fc.constantFrom("ASC", "DESC"),
  size: fc.integer({ min: 4, max: 25 }),
  backwards: fc.boolean(),
  states: fc.option(fc.subarray(["OPEN", "RESOLVED"])),
  kinds: fc.option(fc.subarray([...KINDS])),
});

/** Every page of the walk, put together in the order of the list. */
async function walked({
  field,
  direction,
  size,
  backwards,
  states,
  kinds,
}: Walk): Promise<readonly Listed[]> {
  const list = { filter: { states, kinds }, orderBy: { field, direction } };
  let seen: readonly Listed[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Readonly<Record<string, unknown>> = backwards
      ? { last: size, before: cursor }
      : { first: size, after: cursor };
    const { cases }: ListPage = await redress.api.data<ListPage>(LIST, { ...list, ...page });
    seen = backwards ? [...cases.nodes, ...seen] : [...seen, ...cases.nodes];
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = cases.pageInfo;
    if (!(backwards ? hasPreviousPage : hasNextPage)) return seen;
    cursor = backwards ? startCursor : endCursor;
  }
}

/** The same list, made the slow and certain way. */
function expected({ field, direction, states, kinds }: Walk): readonly string[] {
  const key = (listed: Listed) => `${SORT_KEYS[field](listed)} ${listed.id}`;
  const ids = all
    .filter(({ state, kind }) => (states?.includes(state) ?? true) && (kinds?.includes(kind) ?? true))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ id }) => id);
  return direction === "ASC" ? ids : ids.toReversed();
}

test("the stock of this file has many cases of one time", () => {
  expect(all).toHaveLength(CASES);
  expect(new Set(all.map(({ createdAt }) => createdAt)).size).toBeLessThan(10);
});

test("no order, filter, direction or page size loses or repeats a case of equal time or priority", async () => {
  await fc.assert(
    fc.asyncProperty(WALKS, async (walk) => {
      const seen = await walked(walk);

      expect(seen.map(({ id }) => id)).toEqual(expected(walk));
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("urgent cases come first, and cases of a later change first, when asked", async () => {
  const [oldest] = all.toReversed();
  redress.clock.advance(60);
  await changed(redress.api, "changeCase", { caseId: oldest?.id, subject: "Touched" });

  const urgent = await redress.api.data<ListPage>(LIST, {
    first: 3,
    orderBy: { field: "PRIORITY", direction: "DESC" },
  });
  const touched = await redress.api.data<ListPage>(LIST, {
    first: 1,
    orderBy: { field: "UPDATED_AT", direction: "DESC" },
  });

  expect(urgent.cases.nodes.map(({ priority }) => priority)).toEqual(["URGENT", "URGENT", "URGENT"]);
  expect(touched.cases.nodes.map(({ id }) => id)).toEqual([oldest?.id]);
});

test.each([
  ["PRIORITY", "DESC"],
  ["UPDATED_AT", "DESC"],
  ["CREATED_AT", "DESC"],
  ["NEXT_DUE", "ASC"],
] as const)("an order by %s without a direction is %s, pages and all", async (field, direction) => {
  const told = await redress.api.data<ListPage>(LIST, { first: 4, orderBy: { field, direction } });
  const first = await redress.api.data<ListPage>(LIST, { first: 2, orderBy: { field } });
  const next = await redress.api.data<ListPage>(LIST, {
    first: 2,
    orderBy: { field, direction: null },
    after: first.cases.pageInfo.endCursor,
  });

  expect([...first.cases.nodes, ...next.cases.nodes]).toEqual(told.cases.nodes);
});

test("finds cases by each thing that can be known of them", async () => {
  const owner = await newCustomer(redress.api);
  const teamId = await newTeam(redress, redress.workspace, "Payouts");
  const memberId = await newMember(redress, redress.workspace);
  const transactionId = await newTransaction(redress, redress.workspace, owner);
  redress.clock.advance(3600);
  const { id } = await openCase(redress.api, owner, {
    kind: "PAYOUT",
    priority: "HIGH",
    channel: "BRANCH",
    tags: ["rare"],
    teamId,
    memberId,
    transactionIds: [transactionId],
  });
  const justBefore = new Date(Date.parse(redress.clock.now()) - 1).toISOString();
  const filters = [
    { kinds: ["PAYOUT"], priorities: ["HIGH"], states: ["OPEN"] },
    { channel: "BRANCH" },
    { customerId: owner },
    { teamId },
    { memberId },
    { unassigned: false },
    { tag: "rare" },
    { transactionId },
    { createdAfter: justBefore },
  ];

  const found = await Promise.all(
    filters.map(async (filter) => (await redress.api.data<ListPage>(LIST, { filter })).cases),
  );
  const unassigned = await redress.api.data<ListPage>(LIST, {
    filter: { unassigned: true, createdBefore: redress.clock.now() },
  });

  for (const cases of found) {
    expect(cases.nodes.map((listed) => listed.id)).toEqual([id]);
    expect(cases.totalCount).toBe(1);
  }
  expect(unassigned.cases.totalCount).toBe(CASES);
});

test("refuses a cursor of another order or filter", async () => {
  const { cases } = await redress.api.data<ListPage>(LIST, { first: 1 });
  const after = cases.pageInfo.endCursor;

  const answers = await Promise.all([
    redress.api.send(LIST, { after, orderBy: { field: "PRIORITY", direction: "DESC" } }),
    redress.api.send(LIST, { after, filter: { states: ["OPEN"] } }),
    redress.api.send(LIST, { after: "rubbish" }),
  ]);

  for (const { errors } of answers)
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["after"] } }]);
});

test("a page of cases with all that is within them takes the same statements whatever its size", async () => {
  const other = await redress.addWorkspace("Wide");
  for (let index = 0; index < 12; index += 1) {
    const owner = await newCustomer(other.api, `Customer ${index}`);
    const { id } = await openCase(other.api, owner, {
      body: "Hello",
      teamId: await newTeam(redress, other, `Team ${index}`),
      memberId: await newMember(redress, other),
      transactionIds: [await newTransaction(redress, other, owner)],
    });
    await changed(other.api, "addNote", { caseId: id, body: "Note" });
  }
  const query = `
    query ($first: Int) {
      cases(first: $first) {
        totalCount
        nodes {
          customer { name cases(first: 2) { totalCount nodes { id } } }
          team { name } assignee { name }
          transactions { id cases(first: 2) { totalCount nodes { id } } }
          messages(first: 5) { totalCount nodes { body author { name } case { id } } }
          timeline(first: 5) {
            totalCount
            nodes {
              actor { name }
              ... on MessageEntry { message { body } }
              ... on NoteEntry { note { body } }
              ... on TransactionLinkedEntry { transaction { id } }
            }
          }
        }
      }
    }`;
  const statementsFor = async (first: number): Promise<number> => {
    const before = redress.statements.length;
    const { cases } = await other.api.data<{ cases: { nodes: { timeline: { nodes: unknown[] } }[] } }>(
      query,
      {
        first,
      },
    );
    expect(cases.nodes).toHaveLength(first);
    expect(cases.nodes.every(({ timeline }) => timeline.nodes.length === 4)).toBe(true);
    return redress.statements.length - before;
  };

  const few = await statementsFor(2);
  const many = await statementsFor(12);

  expect(many).toBe(few);
  // One for the caller, one for the page, and one for each list and relation, counts among them.
  expect(many).toBe(21);
});

test("a team's queue holds its cases, the latest change first, and nobody else's", async () => {
  const other = await redress.addWorkspace("Queues");
  const owner = await newCustomer(other.api);
  const teamId = await newTeam(redress, other, "Refunds");
  const first = await openCase(other.api, owner, { teamId });
  redress.clock.advance(1);
  const second = await openCase(other.api, owner, { teamId });
  redress.clock.advance(1);
  await openCase(other.api, owner);
  await changed(other.api, "addNote", { caseId: first.id, body: "Looked at it." });

  const { team } = await other.api.data<{ team: unknown }>(
    `query ($id: ID!) { team(id: $id) { cases(first: 5) { totalCount nodes { id } } } }`,
    { id: teamId },
  );

  expect(team).toEqual({ cases: { totalCount: 2, nodes: [{ id: first.id }, { id: second.id }] } });
});
