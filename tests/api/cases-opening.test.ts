import {
  CASE_FIELDS,
  changed,
  mutate,
  newCustomer,
  newMember,
  newTeam,
  newTransaction,
  openCase,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

test("opens a case with all that is known of it", async () => {
  const teamId = await newTeam(redress, redress.workspace, "Refunds");
  const memberId = await newMember(redress, redress.workspace);
  const transactionId = await newTransaction(redress, redress.workspace, customerId);

  const opened = await openCase(redress.api, customerId, {
    subject: "  Charged twice ",
    kind: "UNAUTHORISED_CHARGE",
    channel: "CHAT",
    priority: "HIGH",
    tags: ["vip", "card", "vip"],
    attributes: { order: "o-1" },
    teamId,
    memberId,
    transactionIds: [transactionId, transactionId],
  });

  expect(opened).toMatchObject({
    subject: "Charged twice",
    kind: "UNAUTHORISED_CHARGE",
    channel: "CHAT",
    state: "OPEN",
    stateReason: null,
    priority: "HIGH",
    tags: ["vip", "card"],
    attributes: { order: "o-1" },
    version: 1,
    lastMessageAt: null,
    customer: { id: customerId },
    team: { id: teamId },
    assignee: { id: memberId },
    transactions: [{ id: transactionId }],
  });
});

test("the first message is the customer's, and stands in messages, timeline and events", async () => {
  const opened = await openCase(redress.api, customerId, { body: "It has been a week." });

  const timeline = await timelineOf(redress.api, opened.id);
  const events = await eventsOf(redress, opened.id);

  expect(opened.lastMessageAt).toBe(redress.clock.now());
  expect(timeline.map(({ __typename }) => __typename)).toEqual(["CaseOpenedEntry", "MessageEntry"]);
  expect(timeline[0]?.actor).toMatchObject({ kind: "API_KEY", name: "tests" });
  expect(timeline[1]).toMatchObject({
    actor: { kind: "CUSTOMER", name: "Grace Hopper", id: customerId },
    message: { body: "It has been a week.", direction: "INBOUND" },
  });
  expect(events).toMatchObject([
    { type: "case.opened", version: 1, payload: { caseId: opened.id, customerId, number: opened.number } },
    { type: "message.received", version: 2, payload: { caseId: opened.id } },
  ]);
});

test("the same external id means the same case, and changes nothing", async () => {
  const input = { customerId, subject: "First", kind: "QUESTION", externalId: { source: "Mail", id: "m-1" } };
  const first = await mutate(redress.api, "openCase", { ...input, body: "Hello" });

  const again = await mutate(redress.api, "openCase", { ...input, subject: "Second", body: "Hello again" });

  expect(first.created).toBe(true);
  expect(again).toEqual({ ...first, created: false });
});

test.each(["42", "#42"])("whoever asks for the case %s is told how a number is asked for", async (id) => {
  const { errors } = await redress.api.send(`query ($id: ID!) { case(id: $id) { id } }`, { id });

  expect(errors).toMatchObject([{ message: expect.stringContaining("caseByNumber(number: 42)") }]);
});

test("a case is found by id, by number and as a node", async () => {
  const { id, number } = await openCase(redress.api, customerId);

  const found = await redress.api.data<Record<string, { id: string; number: number } | null>>(
    `query ($id: ID!, $number: Int!) {
      case(id: $id) { id number }
      caseByNumber(number: $number) { id number }
      node(id: $id) { ... on Case { id number } }
      none: caseByNumber(number: 2000000000) { id number }
    }`,
    { id, number },
  );

  const same = { id, number };
  expect(found).toEqual({ case: same, caseByNumber: same, node: same, none: null });
});

test("a refused opening takes no number", async () => {
  const before = await openCase(redress.api, customerId);

  await redress.api.data(
    `mutation ($bad: OpenCaseInput!, $good: OpenCaseInput!) {
      bad: openCase(input: $bad) { case { ${CASE_FIELDS} } userErrors { code } }
      good: openCase(input: $good) { case { ${CASE_FIELDS} } }
    }`,
    {
      bad: { customerId, subject: "x", kind: "QUESTION", body: "x", attributes: { big: "x".repeat(17_000) } },
      good: { customerId, subject: "x", kind: "QUESTION" },
    },
  );

  expect((await openCase(redress.api, customerId)).number).toBe(before.number + 2);
});

test("each workspace counts its own cases", async () => {
  const other = await redress.addWorkspace("Umbrella");
  const stranger = await newCustomer(other.api);

  const first = await openCase(other.api, stranger);

  expect(first.number).toBe(1);
});

test.each([
  ["a blank subject", { subject: "  " }, ["subject"]],
  ["a blank tag", { tags: ["vip", " "] }, ["tags"]],
  ["a subject of 301 characters", { subject: "x".repeat(301) }, ["subject"]],
  ["a first message of 50,001 characters", { body: "x".repeat(50_001) }, ["body"]],
  ["51 tags", { tags: Array.from({ length: 51 }, (_, index) => `t${index}`) }, ["tags"]],
  ["17 KiB of attributes", { attributes: { big: "x".repeat(17_000) } }, ["attributes"]],
  ["a blank external id", { externalId: { source: "mail", id: " " } }, ["externalId", "id"]],
  ["another type's id", { customerId: "case_01m809vsp1fvjabgacdfx81ax2" }, ["customerId"]],
  ["no customer", { customerId: null }, ["customerId"]],
])("refuses %s, naming the field", async (_, fault, field) => {
  const answer = await mutate(redress.api, "openCase", {
    customerId,
    subject: "Fine",
    kind: "QUESTION",
    ...fault,
  });

  expect(answer.case).toBeNull();
  expect(answer.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});

test.each(["", " \u00a0", "\u200b\u2060"])(
  "an empty subject is one fault, told in plain words: %j",
  async (subject) => {
    const input = { customerId, subject, kind: "QUESTION" };

    const { userErrors } = await mutate(redress.api, "openCase", input);

    expect(userErrors).toHaveLength(1);
    expect(userErrors[0]?.message).toMatch(/^(subject: )?subject must not be blank$/);
  },
);

test("a case is found by the id of another system, however that system's name is written", async () => {
  const input = { customerId, subject: "x", kind: "QUESTION", externalId: { source: "Zen", id: "found-1" } };
  const find = (externalId: object) =>
    redress.api.send(`query ($filter: CaseFilter) { cases(filter: $filter) { totalCount nodes { id } } }`, {
      filter: { externalId },
    });

  const { id } = await changed(redress.api, "openCase", input);
  const found = await find({ source: " zEN ", id: "found-1 " });
  const others = [
    await find({ source: "zen", id: "found-2" }),
    await find({ source: "mail", id: "found-1" }),
  ];
  const blank = await find({ source: "zen", id: " " });

  expect(found.data).toEqual({ cases: { totalCount: 1, nodes: [{ id }] } });
  for (const { data } of others) expect(data).toEqual({ cases: { totalCount: 0, nodes: [] } });
  expect(blank.errors).toMatchObject([
    { extensions: { code: "BAD_USER_INPUT", field: ["filter", "externalId", "id"] } },
  ]);
});

test("tags are kept and found without the spaces around them", async () => {
  const input = { customerId, subject: "x", kind: "QUESTION", tags: [" trimmed", "trimmed ", "other"] };

  const opened = await changed(redress.api, "openCase", input);
  const after = await changed(redress.api, "changeCase", {
    caseId: opened.id,
    addTags: [" trimmed "],
    removeTags: ["other "],
  });
  const found = await redress.api.data(`{ cases(filter: { tag: " trimmed" }) { nodes { id } } }`);

  expect(opened.tags).toEqual(["trimmed", "other"]);
  expect(after.tags).toEqual(["trimmed"]);
  expect(found).toEqual({ cases: { nodes: [{ id: opened.id }] } });
});

test("refuses to give a case to a member who has lost access", async () => {
  const memberId = await newMember(redress, redress.workspace, { gone: true });

  const answer = await mutate(redress.api, "openCase", {
    customerId,
    subject: "x",
    kind: "QUESTION",
    memberId,
  });

  expect(answer.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
});

test("a customer's cases stand within the customer, and a transaction's within the transaction", async () => {
  const owner = await newCustomer(redress.api);
  const transactionId = await newTransaction(redress, redress.workspace, owner);
  const { id } = await openCase(redress.api, owner, { transactionIds: [transactionId] });
  await openCase(redress.api, owner);

  const found = await redress.api.data<{ customer: unknown; node: unknown }>(
    `query ($owner: ID!, $transactionId: ID!) {
      customer(id: $owner) { cases(first: 1) { nodes { subject } totalCount pageInfo { hasNextPage } } }
      cases(filter: { transactionId: $transactionId }) { nodes { id transactions { cases { nodes { id } totalCount } } } }
    }`,
    { owner, transactionId },
  );

  expect(found).toEqual({
    customer: {
      cases: { nodes: [{ subject: "Where is my money?" }], totalCount: 2, pageInfo: { hasNextPage: true } },
    },
    cases: { nodes: [{ id, transactions: [{ cases: { nodes: [{ id }], totalCount: 1 } }] }] },
  });
});

test("reads what was just changed within the same request", async () => {
  const { id } = await openCase(redress.api, customerId);

  const after = await changed(redress.api, "changeCase", { caseId: id, addTags: ["new"] });

  expect(after.tags).toEqual(["new"]);
});
