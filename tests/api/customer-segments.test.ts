import { signInStage, type SignInStage } from "../access/sign-in-stage";
import { customerClient, type Refused } from "../cases/desk";
import { make } from "../planner/make";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let stage: SignInStage;
let grace: ApiClient;
let machine: ApiClient;
let ids: readonly string[];

beforeAll(async () => {
  redress = await world();
  stage = await signInStage(redress);
  machine = stage.workspace.api;
  grace = redress.as(await stage.token(), { "x-workspace-id": stage.workspace.publicId });
  await grace.data(`{ viewer { kind } }`);
  ids = [];
  for (const [name, kind, tier, tags] of [
    ["One", "CONSUMER", "gold", ["vip"]],
    ["Two", "CONSUMER", "silver", []],
    ["Three", "MERCHANT", "gold", ["vip"]],
    ["Four", "MERCHANT", null, []],
  ] as const) {
    redress.clock.advance(60);
    ids = [...ids, await make(machine, "createCustomer", "customer", { name, kind, tier, tags })];
  }
});

afterAll(async () => {
  await stage.issuer.close();
  await redress.close();
});

interface Segment {
  readonly id: string;
  readonly version: number;
  readonly customerCount: number;
}

interface Answer {
  readonly segment: Segment | null;
  readonly userErrors: readonly Refused[];
}

const SEGMENT = "id name version isShared filter customerCount";

async function save(api: ApiClient, input: object): Promise<Answer> {
  const { createCustomerSegment } = await api.data<{ createCustomerSegment: Answer }>(
    `mutation ($input: CreateCustomerSegmentInput!) {
       createCustomerSegment(input: $input) { segment { ${SEGMENT} } userErrors { code field } } }`,
    { input },
  );
  return createCustomerSegment;
}

const saved = async (api: ApiClient, input: object): Promise<Segment> => {
  const { segment } = await save(api, input);
  if (!segment) throw new Error("The segment was refused.");
  return segment;
};

const LIST = `query ($segmentId: ID!, $filter: CustomerFilter, $first: Int, $after: String) {
  customers(segmentId: $segmentId, filter: $filter, first: $first, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
    totalCount pageInfo { endCursor } nodes { name } } }`;

interface Listed {
  readonly customers: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string };
    readonly nodes: readonly { name: string }[];
  };
}

const names = async (api: ApiClient, segmentId: string, more: object = {}): Promise<readonly string[]> => {
  const { customers } = await api.data<Listed>(LIST, { segmentId, ...more });
  return customers.nodes.map(({ name }) => name);
};

test("a segment lists its customers, counted, and is narrowed by a filter", async () => {
  const filter = { or: [{ tag: "vip" }, { kind: "MERCHANT" }], not: { tier: "silver" } };

  const segment = await saved(machine, { name: "To be cared for", isShared: true, filter });

  expect(segment).toMatchObject({ isShared: true, filter, customerCount: 3, version: 1 });
  expect([
    await names(machine, segment.id),
    await names(grace, segment.id, { filter: { kind: "MERCHANT" } }),
    await names(grace, segment.id, { filter: { tier: "silver" } }),
  ]).toEqual([["One", "Three", "Four"], ["Three", "Four"], []]);
});

test("a customer that changes comes in and goes out by itself", async () => {
  const segment = await saved(machine, { name: "Platinum", isShared: true, filter: { tier: "platinum" } });
  const rank = (tier: string) => make(machine, "updateCustomer", "customer", { customerId: ids[1], tier });

  await rank("platinum");
  const within = await names(machine, segment.id);
  await rank("silver");

  expect([segment.customerCount, within, await names(machine, segment.id)]).toEqual([0, ["Two"], []]);
});

test("a member's own segment is nobody else's, and no customer's token uses any", async () => {
  const own = await saved(grace, { name: "A private one", isShared: false, filter: {} });
  const shared = await saved(machine, { name: "A shared one", isShared: true, filter: {} });
  const token = await customerClient(redress, stage.workspace, ids[0] ?? "");
  const list = `{ customerSegments(first: 100) { nodes { name } } }`;

  const lists = await Promise.all([grace, machine, token].map((api) => api.data(list)));
  const refusals = await Promise.all([
    machine.send(LIST, { segmentId: own.id }),
    token.send(LIST, { segmentId: shared.id }),
  ]);

  expect(lists.map((answer) => JSON.stringify(answer).includes("A private one"))).toEqual([
    true,
    false,
    false,
  ]);
  expect(JSON.stringify(lists[2])).not.toContain("A shared one");
  for (const { errors } of refusals)
    expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND", field: ["segmentId"] } }]);
});

test("a segment is changed and removed, each time by the version that was seen", async () => {
  const { id } = await saved(machine, { name: "To change", isShared: true, filter: { kind: "CONSUMER" } });
  const change = `mutation ($input: ChangeCustomerSegmentInput!) {
    changeCustomerSegment(input: $input) { segment { ${SEGMENT} } userErrors { code } } }`;
  const remove = `mutation ($input: DeleteCustomerSegmentInput!) {
    deleteCustomerSegment(input: $input) { deletedSegmentId userErrors { code } } }`;
  const at = (expectedVersion: number, more = {}) => ({
    input: { segmentId: id, expectedVersion, ...more },
  });

  const changed = await machine.data(change, at(1, { filter: { tier: "gold" } }));
  const stale = await machine.data(change, at(1, { name: "Late" }));
  const removed = await machine.data(remove, at(2));

  expect(changed).toMatchObject({
    changeCustomerSegment: { segment: { name: "To change", customerCount: 2, version: 2 } },
  });
  expect(stale).toMatchObject({
    changeCustomerSegment: { segment: null, userErrors: [{ code: "VERSION_CONFLICT" }] },
  });
  expect(removed).toEqual({ deleteCustomerSegment: { deletedSegmentId: id, userErrors: [] } });
  expect(await machine.data(`query ($id: ID!) { node(id: $id) { id } }`, { id })).toEqual({ node: null });
});

test("all counts of a page of segments are one statement, and a cursor is of one segment", async () => {
  const [one, other] = [
    await saved(machine, { name: "S1", isShared: true, filter: {} }),
    await saved(machine, { name: "S2", isShared: true, filter: { kind: "CONSUMER" } }),
  ];
  const counts = `{ customerSegments(first: 100) { nodes { customerCount } } }`;
  await machine.data(counts);
  const before = redress.statements.length;

  await machine.data(counts);
  const statements = redress.statements.length - before;
  const { customers } = await machine.data<Listed>(LIST, { segmentId: one.id, first: 1 });
  const after = customers.pageInfo.endCursor;
  const { errors } = await machine.send(LIST, { segmentId: other.id, after });

  // The credential, the page, the segments again by their ids, and all counts.
  expect(statements).toBe(4);
  expect(await names(machine, one.id, { first: 1, after })).toEqual(["Two"]);
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("refuses a machine's own segment, a tree that is too deep, and an identity that cannot be", async () => {
  const deep = { not: { not: { not: { not: { tag: "x" } } } } };
  const noAddress = { identity: { kind: "EMAIL", value: "nobody" } };

  const answers = [
    await save(machine, { name: "Own", isShared: false, filter: {} }),
    await save(machine, { name: "Deep", isShared: true, filter: deep }),
    await save(machine, { name: "Nobody", isShared: true, filter: noAddress }),
  ];

  expect(answers.map(({ userErrors: [error] }) => [error?.code, error?.field?.[0]])).toEqual([
    ["BAD_USER_INPUT", "isShared"],
    ["BAD_USER_INPUT", "filter"],
    ["BAD_USER_INPUT", "filter"],
  ]);
});
