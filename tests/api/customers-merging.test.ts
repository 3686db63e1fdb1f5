import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { eventTypes, mutate } from "../access/desk";
import { changed, customerClient, openCase, uuidOf } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type TestWorkspace, type World } from "../support/world";

interface Seen {
  readonly id: string;
  readonly name: string | null;
  readonly tier: string | null;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly consentedChannels: readonly string[];
  readonly version: number;
  readonly identities: readonly { readonly value: string }[];
  readonly mergedInto: { readonly id: string } | null;
  readonly mergedAt: string | null;
  readonly mergedCustomers: { readonly nodes: readonly { readonly id: string }[] };
}

const SEEN = `id name tier tags attributes consentedChannels version identities { value }
  mergedInto { id } mergedAt mergedCustomers { nodes { id } }`;

let redress: World;
let workspace: TestWorkspace;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
});

afterAll(() => redress.close());

const write = <Fields>(verb: string, fields: string, input: object, api: ApiClient = workspace.api) =>
  mutate<Fields>(api, verb, fields, input as Record<string, unknown>);

const merge = (customerId: string, intoCustomerId: string, more: object = {}) =>
  write<{ customer: Seen; mergedCustomer: Seen }>(
    "mergeCustomers",
    `customer { ${SEEN} } mergedCustomer { ${SEEN} }`,
    { customerId, intoCustomerId, ...more },
  );

const upsert = async (id: string, facts: object = {}): Promise<Seen> => {
  const { customer, userErrors } = await write<{ customer: Seen }>("upsertCustomer", `customer { ${SEEN} }`, {
    externalId: { source: "shop", id },
    ...facts,
  });
  if (!customer) throw new Error(JSON.stringify(userErrors));
  return customer;
};

const read = async (id: string): Promise<Seen | null> =>
  (
    await workspace.api.data<{ customer: Seen | null }>(
      `query ($id: ID!) { customer(id: $id) { ${SEEN} } }`,
      { id },
    )
  ).customer;

const bodiesFor = async (api: ApiClient, id: string): Promise<readonly string[] | undefined> => {
  const answer = await api.data<{ case: { messages: { nodes: { body: string }[] } } | null }>(
    `query ($id: ID!) { case(id: $id) { messages(first: 50) { nodes { body } } } }`,
    { id },
  );
  return answer.case?.messages.nodes.map(({ body }) => body);
};

test("the one that stands keeps what it says, and believes the other where it says nothing", async () => {
  const old = await upsert("old", {
    name: "G. Hopper",
    tier: "gold",
    tags: ["vip", "navy"],
    attributes: { a: 1, b: 1 },
    consentedChannels: ["EMAIL"],
  });
  const { id } = await upsert("new", { name: "Grace Hopper", tags: ["vip"], attributes: { b: 2 } });

  const { customer } = await merge(old.id, id);

  expect(customer).toMatchObject({
    id,
    name: "Grace Hopper",
    tier: "gold",
    tags: ["vip", "navy"],
    attributes: { a: 1, b: 2 },
    consentedChannels: [],
    identities: [{ value: "old" }, { value: "new" }],
    mergedInto: null,
    mergedCustomers: { nodes: [{ id: old.id }] },
  });
});

test("the merged one stays as a trace that lists and tags leave out", async () => {
  const { id: oldId } = await upsert("old", { name: "G. Hopper", tags: ["vip"] });
  const { id } = await upsert("new", { name: "Grace Hopper" });

  await merge(oldId, id);

  expect(await read(oldId)).toMatchObject({
    name: "G. Hopper",
    tags: ["vip"],
    identities: [],
    mergedInto: { id },
    mergedAt: redress.clock.now(),
  });
  const { customers, search } = await workspace.api.data<{
    customers: { nodes: { id: string }[]; totalCount: number };
    search: { nodes: unknown[] };
  }>(
    `{ customers(filter: { tag: "vip" }) { nodes { id } totalCount }
       search(query: "G. Hopper", kinds: [CUSTOMER]) { nodes { __typename } } }`,
  );
  expect(customers).toEqual({ nodes: [{ id }], totalCount: 1 });
  expect(search.nodes).toHaveLength(1);
});

test("both tell of it by an event, and merging once more changes nothing", async () => {
  const [{ id: oldId }, { id }] = [await upsert("old"), await upsert("new")];
  await merge(oldId, id);

  const { customer, userErrors } = await merge(oldId, id);

  expect(userErrors).toEqual([]);
  expect(customer).toMatchObject({ id, version: 2 });
  const events = await eventTypes(redress, workspace);
  expect(events.filter((type) => type.includes("merge"))).toEqual([
    "customer.merged",
    "customer.merge_received",
  ]);
});

test("what arrives for the merged one goes to the one that stands", async () => {
  const [{ id: oldId }, { id }] = [await upsert("old"), await upsert("new")];
  await merge(oldId, id);

  const upserted = await upsert("old", { name: "Grace" });
  const opened = await openCase(workspace.api, oldId);
  const { transaction } = await write<{ transaction: { payer: { id: string } } }>(
    "upsertTransaction",
    "transaction { payer { id } }",
    {
      provider: "northwind",
      providerId: "p-1",
      rail: "CARD",
      state: "CAPTURED",
      amount: { amountMinor: 100, currency: "EUR" },
      payerCustomerId: oldId,
    },
  );
  const { token } = await write<{ token: string }>("mintCustomerToken", "token", { customerId: oldId });
  const { viewer } = await redress
    .as(token ?? "")
    .data<{ viewer: { customer: { id: string } } }>(`{ viewer { customer { id } } }`);

  expect([upserted.id, opened.customer?.id, transaction?.payer.id, viewer.customer.id]).toEqual([
    id,
    id,
    id,
    id,
  ]);
});

test("a token of the merged one is dead", async () => {
  const [{ id: oldId }, { id }] = [await upsert("old"), await upsert("new")];
  const before = await customerClient(redress, workspace, oldId);
  await merge(oldId, id);
  redress.clock.advance(60);
  const after = await customerClient(redress, workspace, oldId);

  const answers = await Promise.all([before, after].map((api) => api.send(`{ viewer { kind } }`)));

  expect(answers.map(({ errors }) => errors?.[0]?.extensions["code"])).toEqual([
    "UNAUTHENTICATED",
    "UNAUTHENTICATED",
  ]);
});

test("what was said to either of them in private, the one that stands reads", async () => {
  const [{ id: oldId }, { id }, { id: otherId }] = [
    await upsert("old"),
    await upsert("new"),
    await upsert("other"),
  ];
  const mine = await openCase(workspace.api, oldId, { body: "Mine." });
  await changed(workspace.api, "addParticipant", { caseId: mine.id, customerId: id, role: "CONSUMER" });
  await changed(workspace.api, "replyToCase", { caseId: mine.id, body: "To the old.", privateWith: oldId });
  await changed(workspace.api, "replyToCase", { caseId: mine.id, body: "To the new.", privateWith: id });
  const theirs = await openCase(workspace.api, otherId, { body: "Theirs." });
  for (const [customerId, role] of [
    [oldId, "CONSUMER"],
    [id, "OBSERVER"],
  ])
    await changed(workspace.api, "addParticipant", { caseId: theirs.id, customerId, role });
  await changed(workspace.api, "replyToCase", { caseId: theirs.id, body: "To the old.", privateWith: oldId });

  await merge(oldId, id);

  const standing = await customerClient(redress, workspace, id);
  expect(await bodiesFor(standing, mine.id)).toEqual(["Mine.", "To the old.", "To the new."]);
  expect(await bodiesFor(standing, theirs.id)).toEqual(["Theirs.", "To the old."]);
  const { cases } = await workspace.api.data<{ cases: { nodes: unknown[] } }>(
    `{ cases(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { customer { id } participants { role customer { id } } } } }`,
  );
  expect(cases.nodes).toEqual([
    { customer: { id }, participants: [] },
    { customer: { id: otherId }, participants: [{ role: "CONSUMER", customer: { id } }] },
  ]);
});

test("a trace leads to the one that stands in one step, however often that was merged", async () => {
  const [a, b, c] = [await upsert("a"), await upsert("b"), await upsert("c")];
  await merge(a.id, b.id);

  await merge(b.id, c.id);

  expect((await read(a.id))?.mergedInto).toEqual({ id: c.id });
  expect((await read(c.id))?.identities.map(({ value }) => value)).toEqual(["a", "b", "c"]);
});

test("two who merge the same ones the other way round: one is told which stands", async () => {
  const [one, other] = [await upsert("one"), await upsert("other")];

  const answers = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);

  expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(["ILLEGAL_STATE"]);
});

test("a case that is opened at the same moment does not stay behind", async () => {
  const [{ id: oldId }, { id }] = [await upsert("old"), await upsert("new")];

  await Promise.all([merge(oldId, id), ...[1, 2, 3, 4].map(() => openCase(workspace.api, oldId))]);

  const { cases } = await workspace.api.data<{ cases: { nodes: { customer: { id: string } }[] } }>(
    `{ cases { nodes { customer { id } } } }`,
  );
  expect(cases.nodes.map(({ customer }) => customer.id)).toEqual([id, id, id, id]);
});

test.each([
  ["itself", { into: "old" }, "BAD_USER_INPUT", ["intoCustomerId"]],
  ["a merchant", { into: "merchant" }, "BAD_USER_INPUT", ["intoCustomerId"]],
  ["one that was merged", { into: "gone" }, "ILLEGAL_STATE", ["intoCustomerId"]],
  ["another company's customer", { into: "foreign" }, "NOT_FOUND", null],
  [
    "the right one on an outdated version",
    { into: "new", expectedVersion: 7 },
    "VERSION_CONFLICT",
    ["expectedVersion"],
  ],
] as const)("merging into %s is refused", async (_, { into, ...more }, code, field) => {
  const foreign = await redress.addWorkspace("Another company");
  const ids = {
    old: (await upsert("old")).id,
    new: (await upsert("new")).id,
    gone: (await upsert("gone")).id,
    merchant: (await upsert("merchant", { kind: "MERCHANT" })).id,
    foreign: (
      await mutate<{ customer: { id: string } }>(foreign.api, "createCustomer", "customer { id }", {})
    ).customer!.id,
  };
  await merge(ids.gone, ids.new);

  const { customer, userErrors } = await merge(ids.old, ids[into], more);

  expect(customer).toBeNull();
  expect(userErrors).toMatchObject([{ code, field }]);
});

test("what staff decide about the merged one is refused with the one to go on with", async () => {
  const [{ id: oldId }, { id }] = [await upsert("old"), await upsert("new")];
  await merge(oldId, id);

  const { userErrors } = await write("updateCustomer", "customer { id }", {
    customerId: oldId,
    name: "Late",
  });

  expect(userErrors).toMatchObject([{ code: "ILLEGAL_STATE", message: expect.stringContaining(id) }]);
});

const importOf = async (customerId: string, count: number, from: number): Promise<void> => {
  const { importCases } = await workspace.api.data<{
    importCases: {
      results: readonly { readonly userErrors: readonly unknown[] }[] | null;
      userErrors: readonly unknown[];
    };
  }>(
    `mutation ($input: ImportCasesInput!) { importCases(input: $input) { results { userErrors { message } } userErrors { message } } }`,
    {
      input: {
        cases: Array.from({ length: count }, (_, index) => ({
          externalId: { source: "old-desk", id: `${from + index}` },
          customerId,
          subject: "Long ago",
          kind: "QUESTION",
          openedAt: "2025-03-03T10:00:00.000Z",
          history: [
            {
              at: "2025-03-03T10:00:00.000Z",
              byCustomer: true,
              message: { direction: "INBOUND", body: "Hello?" },
            },
          ],
        })),
      },
    },
  );
  const refused = (importCases.results ?? [importCases]).flatMap(({ userErrors }) => userErrors);
  expect(refused).toEqual([]);
};

interface Step {
  readonly aggregateId: string;
  readonly version: number;
  readonly changed: readonly string[];
}

/** What was told of cases since the merge of a customer of three hundred. */
const stepsTold = (): Promise<readonly Step[]> =>
  runAsSystem(
    redress.platform,
    workspace.id,
    query({ name: "test:steps", permission: "case:read" }, (ctx: Context) =>
      ctx.db.rows<Step>(sql`
        select o.aggregate_id as "aggregateId", o.aggregate_version as version, o.payload->'changed' as changed
        from outbox o
        join cases c on c.workspace_id = o.workspace_id and c.id = o.aggregate_id and c.version = o.aggregate_version
        where ${ctx.inWorkspace("o")}
        and o.type = 'case.changed'
        order by o.position`),
    ),
    null,
  );

test("every case in which one takes the other's place goes one step further, and says so", async () => {
  const [{ id: oldId }, { id }, { id: third }] = [
    await upsert("old"),
    await upsert("new"),
    await upsert("x"),
  ];
  for (let from = 0; from < 250; from += 25) await importOf(oldId, 25, from);
  await importOf(oldId, 2, 250);
  const both = (await openCase(workspace.api, oldId)).id;
  const joined = (await openCase(workspace.api, third)).id;
  const untouched = (await openCase(workspace.api, id)).id;
  await changed(workspace.api, "addParticipant", { caseId: both, customerId: id, role: "CONSUMER" });
  await changed(workspace.api, "addParticipant", { caseId: joined, customerId: oldId, role: "CONSUMER" });

  const { customer } = await merge(oldId, id);

  const told = await stepsTold();
  const of = (caseId: string) => told.filter(({ aggregateId }) => aggregateId === uuidOf(caseId));
  expect(customer?.id).toBe(id);
  expect(told).toHaveLength(254);
  expect(new Set(told.map(({ aggregateId }) => aggregateId)).size).toBe(254);
  expect(of(both)).toMatchObject([{ version: 3, changed: ["customer", "participants"] }]);
  expect(of(joined)).toMatchObject([{ version: 3, changed: ["participants"] }]);
  expect(of(untouched)).toEqual([]);
  expect(told.filter(({ changed: fields }) => fields.join() === "customer")).toHaveLength(252);
  const line = `version customer { id } timeline(last: 1) { nodes {
    ... on CustomerMergedEntry { mergedCustomer { id } intoCustomer { id } actor { kind } } } }`;
  const seen = await workspace.api.data<object>(
    `query ($both: ID!, $joined: ID!) { both: case(id: $both) { ${line} } joined: case(id: $joined) { ${line} } }`,
    { both, joined },
  );
  const nodes = [{ mergedCustomer: { id: oldId }, intoCustomer: { id }, actor: { kind: "API_KEY" } }];
  expect(seen).toEqual({
    both: { version: 3, customer: { id }, timeline: { nodes } },
    joined: { version: 3, customer: { id: third }, timeline: { nodes } },
  });
});

test("more than fifty tags together are refused, and nothing has moved", async () => {
  const tags = (prefix: string) => Array.from({ length: 30 }, (_, index) => `${prefix}-${index}`);
  const [old, { id }] = [await upsert("old", { tags: tags("a") }), await upsert("new", { tags: tags("b") })];

  const merging = merge(old.id, id);

  await expect(merging).rejects.toThrow("LIMIT_EXCEEDED");
  expect(await read(old.id)).toEqual(old);
});
