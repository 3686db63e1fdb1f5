import { LogKeeping } from "../../src/server/events/log-keeping";
import { Sequencer } from "../../src/server/events/sequencer";
import { changed, customerClient, newCustomer, openCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly cursor: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly case: { readonly id: string } | null;
  readonly message: { readonly body: string } | null;
}

interface Page {
  readonly nodes: readonly SeenEvent[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const EVENTS = `query ($after: String, $first: Int! = 100, $filter: EventFilter) {
  events(after: $after, first: $first, filter: $filter) {
    nodes { id type cursor payload requestId case { id } message { body } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const DAY = 86_400;

let redress: World;
let customerId: string;
/** The end of the log before each test. */
let start: string;

beforeAll(async () => (redress = await world()));
afterAll(() => redress.close());

beforeEach(async () => {
  await new Sequencer(redress.platform).moveAll();
  start = await asOf();
  customerId = await newCustomer(redress.api);
});

async function pageOf(api: ApiClient, variables: object = {}): Promise<Page> {
  await new Sequencer(redress.platform).moveAll();
  return (await api.data<{ events: Page }>(EVENTS, { after: start, ...variables })).events;
}

async function typesOf(api: ApiClient, variables: object = {}): Promise<readonly string[]> {
  return (await pageOf(api, variables)).nodes.map(({ type }) => type);
}

async function asOf(): Promise<string> {
  return (await redress.api.data<{ asOf: string }>("{ asOf }")).asOf;
}

test("whoever polls with the last cursor hears everything once, in its order", async () => {
  const all = await pageOf(redress.api);
  const { id } = await openCase(redress.api, customerId);
  const first = await pageOf(redress.api, { after: all.pageInfo.endCursor });
  const none = await pageOf(redress.api, { after: first.pageInfo.endCursor });
  await changed(redress.api, "replyToCase", { caseId: id, body: "We are looking into it." });
  const second = await pageOf(redress.api, { after: none.pageInfo.endCursor, first: 1 });

  expect(first.nodes.map(({ type }) => type)).toEqual(["case.opened"]);
  expect(first.nodes[0]).toMatchObject({ case: { id }, payload: { caseId: id } });
  expect(none).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: first.pageInfo.endCursor } });
  expect(second.nodes).toMatchObject([
    { type: "message.sent", message: { body: "We are looking into it." } },
  ]);
});

test("an answer's `asOf` is where to go on without missing what came after it", async () => {
  await new Sequencer(redress.platform).moveAll();
  const before = await asOf();
  await openCase(redress.api, customerId);
  // Committed, but not in the log yet.
  const between = await asOf();
  const types = await typesOf(redress.api, { after: between });

  expect(between).toBe(before);
  expect(types).toEqual(["case.opened"]);
});

test("filters choose by type, by kind, and by what the events are about", async () => {
  const [one, other] = [await openCase(redress.api, customerId), await openCase(redress.api, customerId)];
  const stranger = await newCustomer(redress.api, "Alan Turing");
  await openCase(redress.api, stranger);
  await changed(redress.api, "addNote", { caseId: one.id, body: "Called the bank." });

  const opened = await typesOf(redress.api, { filter: { types: ["case.opened"] } });
  const ofKind = await typesOf(redress.api, { filter: { types: ["note.*", "customer.*"] } });
  const ofCase = await typesOf(redress.api, { filter: { caseId: one.id } });
  const ofCustomer = await typesOf(redress.api, { filter: { customerId } });
  const both = await typesOf(redress.api, { filter: { customerId: stranger, caseId: other.id } });

  expect(opened).toHaveLength(3);
  expect(ofKind).toEqual(["customer.created", "customer.created", "note.added"]);
  expect(ofCase).toEqual(["case.opened", "note.added"]);
  expect(ofCustomer).toEqual(["customer.created", "case.opened", "case.opened", "note.added"]);
  expect(both).toEqual([]);
});

test("a customer hears what is public of its own cases, and no word of the staff's", async () => {
  const { id } = await openCase(redress.api, customerId);
  await openCase(redress.api, await newCustomer(redress.api, "Alan Turing"));
  await changed(redress.api, "addNote", { caseId: id, body: "Sounds angry." });
  await changed(redress.api, "changeCase", { caseId: id, priority: "URGENT" });
  await changed(redress.api, "replyToCase", { caseId: id, body: "We are looking into it." });
  await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });

  const customer = await customerClient(redress, redress.workspace, customerId);
  const { nodes } = await pageOf(customer);

  expect(nodes.map(({ type }) => type)).toEqual(["case.opened", "message.sent", "case.resolved"]);
  expect(nodes.map(({ payload }) => Object.keys(payload).sort())).toEqual([
    ["caseId", "number"],
    ["caseId", "channel", "messageId", "visibility"],
    ["caseId", "from", "to"],
  ]);
  expect(nodes.map(({ requestId }) => requestId)).toEqual([null, null, null]);
});

test("another company hears none of it, and its cursors are refused where they lead nowhere", async () => {
  const other = await redress.addWorkspace("Other Payments");
  await openCase(redress.api, customerId);
  const { pageInfo } = await pageOf(redress.api);

  const types = await typesOf(other.api, { after: null });
  const { errors } = await other.api.send(EVENTS, { after: pageInfo.endCursor });
  const { errors: malformed } = await other.api.send(EVENTS, { after: "e1_zzzzzzzzzzzzzz" });

  expect(types.filter((type) => type.startsWith("case") || type.startsWith("customer"))).toEqual([]);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: ["after"] });
  expect(malformed?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: ["after"] });
});

test("an unknown type is refused by name", async () => {
  const { errors } = await redress.api.send(EVENTS, { filter: { types: ["case.opened", "case.exploded"] } });

  expect(errors?.[0]?.message).toContain('"case.exploded"');
  expect(errors?.[0]?.extensions).toMatchObject({ field: ["filter", "types", "1"] });
});

test("a cursor is expired once events after it are forgotten, and not before", async () => {
  const { pageInfo: early } = await pageOf(redress.api);
  redress.clock.advance(40 * DAY);
  await openCase(redress.api, customerId);
  const { pageInfo: late } = await pageOf(redress.api, { after: early.endCursor });

  const forgotten = await new LogKeeping(redress.platform, 30).keep();
  const { errors } = await redress.api.send(EVENTS, { after: start });
  const sinceEarly = await typesOf(redress.api, { after: early.endCursor });
  const sinceLate = await typesOf(redress.api, { after: late.endCursor });
  const kept = await typesOf(redress.api, { after: null });

  expect(forgotten).toBe(1);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: "CURSOR_EXPIRED",
    field: ["after"],
    retryable: false,
  });
  expect([sinceEarly, sinceLate, kept]).toEqual([["case.opened"], [], ["case.opened"]]);
});

test("every type of event is listed with when it happens and who hears of it", async () => {
  interface Listed {
    readonly name: string;
    readonly wildcard: string;
    readonly description: string;
  }
  const customer = await customerClient(redress, redress.workspace, customerId);

  const { eventTypes } = await customer.data<{ eventTypes: readonly Listed[] }>(
    "{ eventTypes { name wildcard description permission isForCustomers } }",
  );
  const types = eventTypes.flatMap(({ name, wildcard }) => [name, wildcard]);
  const heard: unknown[] = [];
  for (let from = 0; from < types.length; from += 100) {
    const filter = { types: types.slice(from, from + 100) };
    heard.push((await redress.api.send(EVENTS, { filter })).errors);
  }

  expect(eventTypes).toContainEqual({
    name: "case.opened",
    wildcard: "case.*",
    description: "A case was opened.",
    permission: "case:read",
    isForCustomers: true,
  });
  expect(eventTypes.filter(({ description }) => !description.endsWith("."))).toEqual([]);
  expect(heard.filter((errors) => errors !== undefined)).toEqual([]);
});

test("an event is a node of its own, for those who may hear it", async () => {
  await openCase(redress.api, customerId);
  const { nodes } = await pageOf(redress.api);
  const ids = nodes.map(({ id }) => id);
  const NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Event { type } } }";

  const read = await redress.api.data<{ nodes: readonly (SeenEvent | null)[] }>(NODES, { ids });
  const customer = await customerClient(redress, redress.workspace, customerId);
  const own = await customer.data<{ nodes: readonly (SeenEvent | null)[] }>(NODES, { ids });

  expect(read.nodes.map((node) => node?.type)).toEqual(nodes.map(({ type }) => type));
  expect(own.nodes.filter((node) => node !== null).map(({ type }) => type)).toEqual(["case.opened"]);
});
