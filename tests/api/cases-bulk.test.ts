import { publicId, newUuid } from "../../src/kernel/ids";
import {
  changed,
  customerClient,
  newCustomer,
  newMember,
  newTeam,
  openCase,
  type Refused,
  type SeenCase,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import type { ApiResult } from "../support/api-client";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";

interface Result {
  readonly caseId: string;
  readonly case: Pick<SeenCase, "id" | "state" | "priority" | "tags" | "version" | "assignee"> | null;
  readonly userErrors: readonly Refused[];
}

interface Payload {
  readonly results: readonly Result[] | null;
  readonly redactions: readonly unknown[];
  readonly userErrors: readonly Refused[];
}

const CHANGE_CASES = `
  mutation ($input: ChangeCasesInput!) {
    changeCases(input: $input) {
      results { caseId case { id state priority tags version assignee { id } } userErrors { code message field details } }
      redactions { field kind count }
      userErrors { code message field }
    }
  }`;

let redress: World;
let line: BreakableLine;
let customerId: string;

beforeAll(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  customerId = await newCustomer(redress.api);
});

afterAll(async () => {
  await redress.close();
  await line.close();
});

async function newCases(count: number): Promise<readonly string[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openCase(redress.api, customerId)));
  return opened.map(({ id }) => id);
}

function send(caseIds: readonly string[], input: object): Promise<ApiResult<{ changeCases: Payload }>> {
  return redress.api.send(CHANGE_CASES, { input: { caseIds, ...input } });
}

async function bulk(caseIds: readonly string[], input: object): Promise<Payload> {
  const { data, errors } = await send(caseIds, input);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.changeCases;
}

async function resultsOf(caseIds: readonly string[], input: object): Promise<readonly Result[]> {
  return (await bulk(caseIds, input)).results ?? [];
}

test("facts, assignment and state of many cases change at once, each with its own events", async () => {
  const ids = await newCases(3);
  const member = await newMember(redress, redress.workspace);
  const input = {
    priority: "HIGH",
    addTags: ["outage"],
    memberId: member,
    move: { resolve: { reason: "SOLVED" } },
  };

  const results = await resultsOf(ids, input);

  const facts = {
    state: "RESOLVED",
    priority: "HIGH",
    tags: ["outage"],
    version: 4,
    assignee: { id: member },
  };
  expect(results).toEqual(ids.map((id) => ({ caseId: id, case: { id, ...facts }, userErrors: [] })));
  for (const id of ids)
    expect((await eventsOf(redress, id)).map(({ type, version }) => `${version} ${type}`)).toEqual([
      "1 case.opened",
      "2 case.changed",
      "3 case.assigned",
      "4 case.resolved",
    ]);
});

test("a case that is refused is left whole as it is, and the others are changed", async () => {
  const [open = "", closed = "", waiting = ""] = await newCases(3);
  await changed(redress.api, "closeCase", { caseId: closed, reason: "WITHDRAWN" });
  const wait = { caseId: waiting, waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" };
  await changed(redress.api, "markCaseWaiting", wait);
  const nobody = publicId("case", newUuid());

  const results = await resultsOf([closed, nobody, open, waiting], {
    addTags: ["spam"],
    move: { close: { reason: "SPAM" } },
  });

  expect(results.map(({ caseId }) => caseId)).toEqual([closed, nobody, open, waiting]);
  expect(results.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
    ["ILLEGAL_STATE"],
    ["NOT_FOUND"],
    [],
    [],
  ]);
  expect(results[1]?.userErrors[0]?.field).toEqual(["caseIds", "1"]);
  expect(results[0]?.userErrors[0]?.details).toMatchObject({ legalMoves: ["reopenCase"] });
  expect(results.map((result) => result.case?.state)).toEqual([undefined, undefined, "CLOSED", "CLOSED"]);
  expect(await changed(redress.api, "changeCase", { caseId: closed })).toMatchObject({
    tags: [],
    version: 2,
  });
});

test("another workspace's case is not there, and is left alone", async () => {
  const other = await redress.addWorkspace("Gamma Payments");
  const foreign = await openCase(other.api, await newCustomer(other.api));
  const [own = ""] = await newCases(1);

  const results = await resultsOf([foreign.id, own], { priority: "LOW" });

  expect(results.map(({ userErrors }) => userErrors[0]?.code)).toEqual(["NOT_FOUND", undefined]);
  expect(await changed(other.api, "changeCase", { caseId: foreign.id })).toEqual(foreign);
});

test("fifty tags too many on one of several cases refuse that one before anything of it is written", async () => {
  const [full = "", empty = ""] = await newCases(2);
  const tags = Array.from({ length: 50 }, (_, nth) => `tag ${nth}`);
  await changed(redress.api, "changeCase", { caseId: full, addTags: tags });

  const results = await resultsOf([full, empty], { addTags: ["one more"], move: { wake: true } });

  expect(results.map(({ userErrors }) => userErrors[0]?.field)).toEqual([["addTags"], undefined]);
  expect(results[1]?.case?.tags).toEqual(["one more"]);
});

test.each([
  [{ wait: { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" } }, "WAITING_ON_THIRD_PARTY", "case.paused"],
  [{ resolve: { reason: "SOLVED" } }, "RESOLVED", "case.resolved"],
  [{ close: { reason: "DUPLICATE" } }, "CLOSED", "case.closed"],
  [{ snooze: { untilReply: true } }, "OPEN", "case.snoozed"],
])("%j is done with every case", async (move, state, type) => {
  const ids = await newCases(2);

  const results = await resultsOf(ids, { move });

  expect(results.map((result) => result.case?.state)).toEqual([state, state]);
  for (const id of ids) expect((await eventsOf(redress, id)).at(-1)).toMatchObject({ type, version: 2 });
});

test.each([
  [
    { wait: { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" } },
    { resume: { reason: "NO_LONGER_NEEDED" } },
  ],
  [{ resolve: { reason: "SOLVED" } }, { reopen: { reason: "MISTAKE" } }],
  [{ snooze: { until: "2026-02-01T00:00:00.000Z" } }, { wake: true }],
])("%j is undone by %j", async (move, back) => {
  const ids = await newCases(2);
  await resultsOf(ids, { move });

  const results = await resultsOf(ids, { move: back });

  expect(results.map((result) => [result.case?.state, result.case?.version])).toEqual([
    ["OPEN", 3],
    ["OPEN", 3],
  ]);
});

test.each([
  ["no move", {}],
  ["two moves", { wake: true, resolve: { reason: "SOLVED" } }],
])("a request with %s at a place for one is malformed", async (_what, move) => {
  const { errors } = await send(await newCases(1), { move });

  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

test.each([
  ["no case", 0, {}, ["caseIds"]],
  ["a waking that is none", 1, { move: { wake: false } }, ["move", "wake"]],
  ["a snooze without an end", 1, { move: { snooze: {} } }, ["move", "snooze", "until"]],
])("%s is refused as a whole", async (_what, count, input, field) => {
  const ids = Array.from({ length: count }, () => publicId("case", newUuid()));

  const { results, userErrors } = await bulk(ids, input);

  expect(results).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});

test.each([
  ["nothing at all", {}],
  ["nulls", { subject: null, move: null, addTags: null }],
  ["empty lists", { addTags: [], removeTags: [], attributes: {} }],
])(
  "cases of which %s is to be changed are refused, rather than left as they are in silence",
  async (_, input) => {
    const ids = await newCases(1);

    const { results, userErrors } = await bulk(ids, input);

    expect(results).toBeNull();
    expect(userErrors).toMatchObject([
      { code: "BAD_USER_INPUT", message: expect.stringContaining("`move`") },
    ]);
  },
);

test("to take cases from a member is a change, though it is a null", async () => {
  const ids = await newCases(1);

  const [result] = await resultsOf(ids, { memberId: null });

  expect(result).toMatchObject({ case: { id: ids[0], version: 1 }, userErrors: [] });
});

test("a request for more than a hundred cases is refused", async () => {
  const { errors } = await send(
    Array.from({ length: 101 }, () => publicId("case", newUuid())),
    {},
  );

  expect(errors?.[0]?.extensions.code).toBe("LIMIT_EXCEEDED");
});

test("a member who was let go is refused as a whole, and nothing is changed", async () => {
  const ids = await newCases(2);
  const memberId = await newMember(redress, redress.workspace, { gone: true });

  const { results, userErrors } = await bulk(ids, { memberId, priority: "LOW" });

  expect(results).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
  for (const id of ids) expect(await eventsOf(redress, id)).toHaveLength(1);
});

test("a case that is named twice is changed once, and told of twice", async () => {
  const [id = ""] = await newCases(1);

  const results = await resultsOf([id, id], { move: { resolve: { reason: "SOLVED" } } });

  expect(results).toHaveLength(2);
  expect(results[0]).toEqual(results[1]);
  expect(await eventsOf(redress, id)).toHaveLength(2);
});

test("card data in what is changed is masked, and every case tells of it", async () => {
  const ids = await newCases(2);

  const { results, redactions } = await bulk(ids, { subject: "Card 4242 4242 4242 4242" });

  expect(redactions).toEqual([{ field: ["subject"], kind: "CARD_NUMBER", count: 1 }]);
  expect(results?.map((result) => result.case?.version)).toEqual([3, 3]);
});

test("a customer cannot change cases", async () => {
  const [id] = await newCases(1);
  const customer = await customerClient(redress, redress.workspace, customerId);

  const { errors } = await customer.send(CHANGE_CASES, { input: { caseIds: [id], priority: "LOW" } });

  expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});

test("bulks of the same cases in other orders at once neither block each other for ever nor lose a change", async () => {
  const ids = await newCases(20);
  const orders = [ids, ids.toReversed(), [...ids.slice(10), ...ids.slice(0, 10)]];

  const answers = await Promise.all(
    Array.from({ length: 9 }, (_, nth) => send(orders[nth % 3] ?? ids, { addTags: [`tag ${nth}`] })),
  );

  expect(answers.flatMap(({ errors = [] }) => errors)).toEqual([]);
  for (const result of await resultsOf(ids, {}))
    expect(result.case).toMatchObject({ version: 10, tags: expect.arrayContaining(["tag 0", "tag 8"]) });
}, 60_000);

interface Cost {
  readonly statements: number;
  readonly packets: number;
}

async function costOf(count: number, input: (nth: number) => object): Promise<Cost> {
  const costs: Cost[] = [];
  // Texts are named from their second use on; now and then the uses of keys are written down meanwhile.
  for (let turn = 0; turn < 4; turn += 1) {
    const ids = await newCases(count);
    const [statements, packets] = [redress.statements.length, line.packets()];
    await bulk(ids, input(turn));
    costs.push({
      statements: redress.statements.length - statements,
      packets: line.packets() - packets,
    });
  }
  return {
    statements: Math.min(...costs.map(({ statements }) => statements)),
    packets: Math.min(...costs.map(({ packets }) => packets)),
  };
}

test("what a hundred cases cost: one lock for all, and a statement for each step", async () => {
  const team = await newTeam(redress, redress.workspace, "Payouts");
  const all = (nth: number): object => ({
    priority: "HIGH",
    addTags: [`bulk ${nth}`],
    teamId: team,
    move: { wait: { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" } },
  });

  const one = await costOf(1, all);
  const hundred = await costOf(100, all);
  const refused = await costOf(100, () => ({ priority: "HIGH", move: { reopen: { reason: "MISTAKE" } } }));

  // Who asks, whom it is given to, the cases, and three steps of each.
  expect(one.statements).toBe(3 + 3);
  expect(hundred.statements).toBe(3 + 300);
  expect(refused.statements).toBe(2);
  expect(hundred.packets - one.packets).toBeLessThan(20);
}, 120_000);

test("a bulk in which some cases are refused is done in one go, without a savepoint for each", async () => {
  const ids = await newCases(40);
  await resultsOf(ids.slice(0, 20), { move: { close: { reason: "SPAM" } } });
  const before = redress.statements.length;

  const results = await resultsOf(ids, { addTags: ["late"], move: { close: { reason: "SPAM" } } });

  expect(results.filter((result) => result.case === null)).toHaveLength(20);
  expect(redress.statements.slice(before).filter((text) => text.includes("savepoint"))).toEqual([]);
});
