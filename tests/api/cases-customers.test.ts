import { addNote } from "../../src/services/cases/messages/add-note";
import { replyToCase } from "../../src/services/cases/messages/reply-to-case";
import {
  caseMutation,
  changed,
  customerClient,
  mutate,
  newCustomer,
  newMember,
  newTeam,
  newTransaction,
  openCase,
  runAsMember,
  uuidOf,
} from "../cases/desk";
import { timelineOf } from "../cases/timeline";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;
let strangerId: string;
let customer: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api, "Grace Hopper");
  strangerId = await newCustomer(redress.api, "Joan Clarke");
  customer = await customerClient(redress, redress.workspace, customerId);
  stranger = await customerClient(redress, redress.workspace, strangerId);
});

afterAll(() => redress.close());

test("a customer opens a case for itself without saying who it is", async () => {
  const input = { subject: "Charged twice", kind: "UNAUTHORISED_CHARGE", body: "Please help." };

  const { case: opened, created } = await mutate(customer, "openCase", input);

  expect(created).toBe(true);
  expect(opened).toMatchObject({ customer: { id: customerId }, channel: "PORTAL", state: "OPEN" });
});

test("refuses a customer who opens a case in another's name, as if there were no such customer", async () => {
  const { userErrors } = await mutate(customer, "openCase", {
    customerId: strangerId,
    subject: "x",
    kind: "QUESTION",
  });

  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["customerId"] }]);
});

test.each([
  ["priority", { priority: "URGENT" }],
  ["tags", { tags: ["vip"] }],
  ["attributes", { attributes: { vip: true } }],
  ["externalId", { externalId: { source: "mail", id: "1" } }],
])("refuses a customer who sets the workspace's own %s", async (field, fact) => {
  const { userErrors } = await mutate(customer, "openCase", { subject: "x", kind: "QUESTION", ...fact });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: [field] }]);
});

test("refuses a customer who links another's transaction, as if there were none", async () => {
  const theirs = await newTransaction(redress, redress.workspace, strangerId);
  const own = await newTransaction(redress, redress.workspace, customerId);

  const refused = await mutate(customer, "openCase", {
    subject: "x",
    kind: "QUESTION",
    transactionIds: [own, theirs],
  });
  const opened = await changed(customer, "openCase", {
    subject: "x",
    kind: "QUESTION",
    transactionIds: [own],
  });

  expect(refused.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["transactionIds", "1"] }]);
  expect(opened.transactions).toEqual([{ id: own }]);
});

test("a customer's reply comes in, and wakes the case", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "markCaseWaiting", {
    caseId: id,
    waitingOn: "CUSTOMER",
    reason: "DOCUMENTS_REQUESTED",
  });

  const after = await changed(customer, "replyToCase", { caseId: id, body: "Here they are." });

  expect(after.state).toBe("OPEN");
  expect((await timelineOf(redress.api, id)).at(-2)).toMatchObject({
    message: { body: "Here they are.", direction: "INBOUND" },
    actor: { kind: "CUSTOMER", id: customerId },
  });
});

test("a customer's reply reopens a resolved case, and is refused on a closed one", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });

  const reopened = await changed(customer, "replyToCase", { caseId: id, body: "It is not." });
  await changed(redress.api, "closeCase", { caseId: id, reason: "DUPLICATE" });
  const refused = await mutate(customer, "replyToCase", { caseId: id, body: "Hello?" });

  expect(reopened.state).toBe("OPEN");
  expect(refused.userErrors).toMatchObject([{ code: "ILLEGAL_STATE" }]);
});

test("a customer reads of its case what is public, and nothing else", async () => {
  const teamId = await newTeam(redress, redress.workspace, "Fraud watch");
  const memberId = await newMember(redress, redress.workspace, { name: "Alan Turing" });
  const { id } = await openCase(redress.api, customerId, {
    body: "Hello",
    priority: "URGENT",
    tags: ["suspicious"],
    attributes: { score: 99 },
    teamId,
    memberId,
    externalId: { source: "mail", id: "public" },
  });
  const { note } = await mutate(redress.api, "addNote", { caseId: id, body: "SECRET NOTE" });
  await runAsMember(redress, redress.workspace, memberId, replyToCase, { caseId: uuidOf(id), body: "Hi." });
  await runAsMember(redress, redress.workspace, memberId, addNote, {
    caseId: uuidOf(id),
    body: "SECRET TOO",
  });
  await changed(redress.api, "changeCase", { caseId: id, addTags: ["liar"], priority: "LOW" });
  await changed(redress.api, "assignCase", { caseId: id, teamId: null });
  await changed(redress.api, "markCaseWaiting", {
    caseId: id,
    waitingOn: "THIRD_PARTY",
    reason: "AUTHORITY_INQUIRY",
  });

  const answer = await customer.send<{ case: Record<string, unknown> }>(
    `query ($id: ID!, $note: ID!) {
      case(id: $id) {
        state stateReason priority tags attributes team { id } assignee { id } externalId { id }
        messages { totalCount nodes { body author { kind name id } externalId { id } } }
        notes: messages(visibility: INTERNAL) { totalCount nodes { body } }
        timeline { totalCount }
      }
      note: node(id: $note) { id }
      notes: nodes(ids: [$note]) { id }
    }`,
    { id, note: note?.id },
  );
  const timeline = await timelineOf(customer, id);

  expect(answer.errors).toBeUndefined();
  expect(answer.data).toEqual({
    case: {
      state: "WAITING_ON_THIRD_PARTY",
      stateReason: null,
      priority: null,
      tags: null,
      attributes: null,
      team: null,
      assignee: null,
      externalId: null,
      messages: {
        totalCount: 2,
        nodes: [
          { body: "Hello", author: { kind: "CUSTOMER", name: "Grace Hopper", id: null }, externalId: null },
          { body: "Hi.", author: { kind: "MEMBER", name: "Alan", id: null }, externalId: null },
        ],
      },
      notes: { totalCount: 0, nodes: [] },
      timeline: { totalCount: 4 },
    },
    note: null,
    notes: [null],
  });
  expect(timeline.map(({ __typename }) => __typename)).toEqual([
    "CaseOpenedEntry",
    "MessageEntry",
    "MessageEntry",
    "StateChangedEntry",
  ]);
  expect(timeline[0]?.actor).toEqual({ kind: "API_KEY", name: null, id: null });
  expect(timeline.at(-1)).toMatchObject({ toState: "WAITING_ON_THIRD_PARTY", reason: null });
  expect(JSON.stringify([answer.data, timeline])).not.toMatch(/SECRET|Turing|liar|suspicious/);
});

const THIRD_PARTY = { state: "WAITING_ON_THIRD_PARTY", mutation: "markCaseWaiting" };
const CLOSED = { state: "CLOSED", mutation: "closeCase" };

test.each([
  ...[
    "PROVIDER_INQUIRY",
    "BANK_INQUIRY",
    "CARD_NETWORK_INQUIRY",
    "MERCHANT_INQUIRY",
    "AUTHORITY_INQUIRY",
  ].map((reason) => ({ ...THIRD_PARTY, reason, input: { waitingOn: "THIRD_PARTY" } })),
  ...["DUPLICATE", "WITHDRAWN", "OUT_OF_SCOPE", "SPAM"].map((reason) => ({ ...CLOSED, reason, input: {} })),
])(
  "a customer cannot tell $reason from other reasons to be $state",
  async ({ state, mutation, reason, input }) => {
    const { id } = await openCase(redress.api, customerId);

    const staffs = await changed(redress.api, mutation, { caseId: id, reason, ...input });

    const seen = await customer.data(`query ($id: ID!) { case(id: $id) { state stateReason } }`, { id });
    expect(staffs.stateReason).toBe(reason);
    expect(seen).toEqual({ case: { state, stateReason: null } });
    expect((await timelineOf(customer, id)).at(-1)).toMatchObject({ toState: state, reason: null });
  },
);

test.each(["CONFIRMED", "NO_OBJECTION"])(
  "a customer cannot tell %s either, once a resolved case is closed",
  async (reason) => {
    const { id } = await openCase(redress.api, customerId);
    await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });

    const resolved = await customer.data(`query ($id: ID!) { case(id: $id) { stateReason } }`, { id });
    await changed(redress.api, "closeCase", { caseId: id, reason });
    const closed = await customer.data(`query ($id: ID!) { case(id: $id) { stateReason } }`, { id });

    expect(resolved).toEqual({ case: { stateReason: "SOLVED" } });
    expect(closed).toEqual({ case: { stateReason: null } });
  },
);

test("a customer sees its own cases only, whichever way it asks", async () => {
  const { id, number } = await openCase(redress.api, customerId, { body: "Mine" });
  const message = await mutate(redress.api, "replyToCase", { caseId: id, body: "Yours" });

  const seen = await stranger.data<Record<string, unknown>>(
    `query ($id: ID!, $number: Int!, $message: ID!, $customerId: ID!) {
      case(id: $id) { id }
      caseByNumber(number: $number) { id }
      cases { totalCount nodes { id } }
      filtered: cases(filter: { customerId: $customerId }) { totalCount nodes { id } }
      nodes(ids: [$id, $message]) { id }
      customer(id: $customerId) { cases { nodes { id } } }
    }`,
    { id, number, message: message.message?.id, customerId },
  );

  expect(seen).toEqual({
    case: null,
    caseByNumber: null,
    cases: { totalCount: 0, nodes: [] },
    filtered: { totalCount: 0, nodes: [] },
    nodes: [null, null],
    customer: null,
  });
});

test("another customer's case is not there, whatever version is expected of it", async () => {
  const { id } = await openCase(redress.api, customerId);

  const replied = await mutate(stranger, "replyToCase", { caseId: id, body: "Hello", expectedVersion: 99 });

  expect(replied.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["caseId"] }]);
});

test.each([
  ["changeCase", { priority: "LOW" }],
  ["assignCase", { memberId: null }],
  ["markCaseWaiting", { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" }],
  ["resumeCase", { reason: "CUSTOMER_REPLIED" }],
  ["resolveCase", { reason: "SOLVED" }],
  ["closeCase", { reason: "WITHDRAWN" }],
  ["reopenCase", { reason: "CUSTOMER_REPLIED" }],
  ["linkTransaction", { transactionId: "txn_01m809vsp1fvjabgacdfx81ax2" }],
  ["unlinkTransaction", { transactionId: "txn_01m809vsp1fvjabgacdfx81ax2" }],
  ["addNote", { body: "x" }],
  ["receiveMessage", { body: "x", externalId: { source: "mail", id: "x" } }],
])("a customer may not call %s, not even on its own case", async (verb, input) => {
  const { id } = await openCase(redress.api, customerId);

  const answer = await customer.send(caseMutation(verb), { input: { caseId: id, ...input } });

  expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test.each([
  ['filter: { tag: "suspicious" }', ["filter", "tag"]],
  ['filter: { externalId: { source: "mail", id: "public" } }', ["filter", "externalId"]],
  ["filter: { priorities: [URGENT] }", ["filter", "priorities"]],
  ["filter: { unassigned: false }", ["filter", "unassigned"]],
  ["orderBy: { field: PRIORITY, direction: DESC }", ["orderBy", "field"]],
])("a customer may not learn by `%s` what it may not see", async (args, field) => {
  const answer = await customer.send(`{ cases(${args}) { nodes { id } } }`);

  expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field } }]);
});

test("a customer may not pass off its reply as an imported one", async () => {
  const { id } = await openCase(redress.api, customerId);

  const answers = await Promise.all([
    mutate(customer, "replyToCase", { caseId: id, body: "x", sentAt: "2020-01-01T00:00:00Z" }),
    mutate(customer, "replyToCase", { caseId: id, body: "x", externalId: { source: "mail", id: "q" } }),
  ]);

  expect(answers.map(({ userErrors }) => userErrors[0]?.field)).toEqual([["sentAt"], ["externalId"]]);
});
