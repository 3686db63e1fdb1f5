import { eventTypes, mutate } from "../access/desk";
import { world, type TestWorkspace, type World } from "../support/world";

interface Customer {
  id: string;
  name: string | null;
  version: number;
  tags: string[];
  attributes: Record<string, unknown>;
  identities: { id: string; kind: string; source: string; value: string }[];
}

const CUSTOMER =
  "id name kind locale timeZone tier tags attributes version identities { id kind source value }";
const EMAIL = { kind: "EMAIL", value: "ada@example.com" };

let redress: World;
let workspace: TestWorkspace;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
});

afterAll(() => redress.close());

const change = (name: string, input: Record<string, unknown>) =>
  mutate<{ customer: Customer }>(workspace.api, name, `customer { ${CUSTOMER} }`, input);

async function make(facts: Record<string, unknown> = {}): Promise<Customer> {
  const { customer, userErrors } = await change("createCustomer", { name: "Ada", ...facts });
  if (!customer) throw new Error(JSON.stringify(userErrors));
  return customer;
}

async function find(filter: Record<string, unknown>, orderBy?: Record<string, unknown>): Promise<string[]> {
  const { customers } = await workspace.api.data<{
    customers: { nodes: { name: string }[]; totalCount: number };
  }>(
    `query ($filter: CustomerFilter, $orderBy: CustomerOrder) {
      customers(filter: $filter, orderBy: $orderBy) { nodes { name } totalCount }
    }`,
    { filter, orderBy },
  );
  expect(customers.totalCount).toBe(customers.nodes.length);
  return customers.nodes.map(({ name }) => name);
}

test("creates a customer without an id of the workspace's own", async () => {
  const customer = await make({ kind: "MERCHANT", tags: ["vip", "vip"], identities: [EMAIL] });

  expect(customer).toMatchObject({
    kind: "MERCHANT",
    tags: ["vip"],
    version: 1,
    identities: [{ ...EMAIL, source: "" }],
  });
  expect((await eventTypes(redress, workspace)).slice(2)).toEqual(["customer.created"]);
});

test("creates nothing when one of the identities belongs to somebody else", async () => {
  await make({ identities: [EMAIL] });
  const phone = { kind: "PHONE", value: "+14155550123" };

  const refused = await change("createCustomer", { identities: [phone, EMAIL], tags: ["new"] });

  expect(refused).toMatchObject({
    customer: null,
    userErrors: [{ code: "CONFLICT", field: ["identities", "1"] }],
  });
  expect(await find({ identity: phone })).toEqual([]);
  expect(await find({ tag: "new" })).toEqual([]);
});

test("changes what is given and leaves the rest, and counts a repetition as no change", async () => {
  const ada = await make({ tier: "gold", locale: "en-gb", attributes: { plan: "pro", a: { z: 1, b: [2] } } });
  const facts = { customerId: ada.id, tier: null, attributes: { zeta: 1, a: { z: 1, b: [2] } } };

  const changed = await change("updateCustomer", { ...facts, expectedVersion: 1 });
  const again = await change("updateCustomer", facts);

  expect(changed.customer).toEqual({ ...ada, tier: null, attributes: facts.attributes, version: 2 });
  expect(again.customer).toEqual(changed.customer);
});

test("refuses a change that was decided on an older version", async () => {
  const ada = await make();
  await change("updateCustomer", { customerId: ada.id, name: "Ada Byron" });

  const stale = await change("updateCustomer", { customerId: ada.id, name: "A.", expectedVersion: 1 });

  expect(stale.userErrors).toMatchObject([{ code: "VERSION_CONFLICT", details: { currentVersion: 2 } }]);
});

test.each([
  ["an unknown language", { locale: "en_GB" }, ["locale"]],
  ["an empty language", { locale: "" }, ["locale"]],
  ["an offset for a time zone", { timeZone: "+01:00" }, ["timeZone"]],
  ["an empty time zone", { timeZone: "" }, ["timeZone"]],
  ["too many attributes", { attributes: { text: "x".repeat(16_384) } }, ["attributes"]],
  ["a blank name", { name: "   " }, ["name"]],
  ["an empty name", { name: "" }, ["name"]],
  ["a blank tier", { tier: " " }, ["tier"]],
  ["a blank tag", { tags: ["vip", "  "] }, ["tags"]],
  ["51 tags", { tags: Array.from({ length: 51 }, (_, n) => `t${n}`) }, ["tags"]],
])("refuses %s, naming the field", async (_what, facts, field) => {
  const refused = await change("createCustomer", { name: "Ada", ...facts });

  expect(refused).toMatchObject({ customer: null, userErrors: [{ code: "BAD_USER_INPUT", field }] });
});

test("keeps names and tags without the spaces around them, and finds them so", async () => {
  const ada = await make({ name: "  Ada ", tier: " gold ", tags: [" vip", "vip ", "a b"] });

  const again = await change("updateCustomer", { customerId: ada.id, name: " Ada", tags: ["vip", "a b "] });

  expect(ada).toMatchObject({ name: "Ada", tier: "gold", tags: ["vip", "a b"] });
  expect(again.customer?.version).toBe(1);
  expect(await find({ tag: " vip", tier: "gold " })).toEqual(["Ada"]);
});

test("adds and removes an identity, each once", async () => {
  const ada = await make();

  const added = await change("addCustomerIdentity", { customerId: ada.id, identity: EMAIL });
  const addedAgain = await change("addCustomerIdentity", { customerId: ada.id, identity: EMAIL });
  const identityId = added.customer?.identities[0]?.id;
  const removed = await change("removeCustomerIdentity", { identityId });
  const removedAgain = await change("removeCustomerIdentity", { identityId });

  expect(added.customer).toMatchObject({ version: 2, identities: [EMAIL] });
  expect(addedAgain.customer).toEqual(added.customer);
  expect(removed.customer).toMatchObject({ version: 3, identities: [] });
  expect(removedAgain.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["identityId"] }]);
});

test("an identity that was removed may be another customer's", async () => {
  const ada = await make({ identities: [EMAIL] });
  const eve = await make({ name: "Eve" });

  const taken = await change("addCustomerIdentity", { customerId: eve.id, identity: EMAIL });
  await change("removeCustomerIdentity", { identityId: ada.identities[0]?.id });
  const free = await change("addCustomerIdentity", { customerId: eve.id, identity: EMAIL });

  expect(taken.userErrors).toMatchObject([{ code: "CONFLICT", field: ["identity"] }]);
  expect(free.customer).toMatchObject({ id: eve.id, identities: [EMAIL] });
});

test("a customer has a hundred identities at most", async () => {
  const { id: customerId } = await make();
  const batch = (of: number) =>
    Array.from({ length: 20 }, (_, n) => ({ kind: "EXTERNAL", source: "shop", value: `${of}-${n}` }));
  const upsert = (of: number, identities: unknown[]) =>
    workspace.api.send(
      `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { userErrors { code } } }`,
      {
        input: { externalId: { source: "crm", id: "1" }, identities },
      },
    );
  await change("addCustomerIdentity", {
    customerId,
    identity: { kind: "EXTERNAL", source: "crm", value: "1" },
  });
  for (let of = 0; of < 4; of += 1) await upsert(of, batch(of));

  const hundredth = await upsert(4, batch(4).slice(0, 19));
  const beyond = await upsert(5, batch(5).slice(0, 1));

  expect(hundredth.data).toEqual({ upsertCustomer: { userErrors: [] } });
  expect(beyond.errors).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
});

test("finds customers by every filter in every order", async () => {
  await make({ name: "Ada", kind: "MERCHANT", tier: "gold", tags: ["vip", "eu"] });
  redress.clock.advance(1);
  const bob = await make({ name: "Bob", tier: "gold", tags: ["vip"] });
  redress.clock.advance(1);
  await make({ name: "Cyd", tags: ["eu"] });
  redress.clock.advance(1);
  await change("updateCustomer", { customerId: bob.id, tags: ["eu"] });

  const updated = { field: "UPDATED_AT", direction: "DESC" };
  const oldest = { field: "CREATED_AT", direction: "ASC" };
  expect(await find({}, oldest)).toEqual(["Ada", "Bob", "Cyd"]);
  expect(await find({}, updated)).toEqual(["Bob", "Cyd", "Ada"]);
  expect(await find({ kind: "CONSUMER" }, updated)).toEqual(["Bob", "Cyd"]);
  expect(await find({ tier: "gold" }, oldest)).toEqual(["Ada", "Bob"]);
  expect(await find({ tag: "eu" }, updated)).toEqual(["Bob", "Cyd", "Ada"]);
  expect(await find({ tag: "vip" })).toEqual(["Ada"]);
  expect(await find({ tag: "eu", kind: "CONSUMER", tier: "gold" })).toEqual(["Bob"]);
});

test("twenty identical upserts at once make one customer, and one event", async () => {
  const input = {
    externalId: { source: "shop", id: "u-1" },
    name: "Ada",
    tags: ["vip"],
    attributes: { zeta: 1, alpha: 2 },
    identities: [EMAIL, { kind: "PHONE", value: "+14155550123" }],
  };

  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      mutate<{ customer: Customer; created: boolean }>(
        workspace.api,
        "upsertCustomer",
        `created customer { ${CUSTOMER} }`,
        input,
      ),
    ),
  );

  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(answers.map(({ customer }) => JSON.stringify(customer))).size).toBe(1);
  expect(answers[0]?.customer?.version).toBe(1);
  expect((await eventTypes(redress, workspace)).slice(2)).toEqual(["customer.created"]);
});

test("upserts that meet in different identities neither deadlock nor share one", async () => {
  const value = (n: number) => ({ kind: "EXTERNAL", source: "shop", value: `v-${n}` });

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      workspace.api.send<{ upsertCustomer: { userErrors: { code: string }[] } }>(
        `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { userErrors { code } } }`,
        {
          input: {
            externalId: { source: "crm", id: String(n % 4) },
            identities: n % 2 === 0 ? [value(n % 5), value(9)] : [value(9), value(n % 5)],
          },
        },
      ),
    ),
  );

  const codes = answers.flatMap(({ errors, data }) => [
    ...(errors ?? []).map(({ extensions }) => extensions.code),
    ...(data?.upsertCustomer.userErrors ?? []).map(({ code }) => code),
  ]);
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  expect(new Set(codes)).toEqual(new Set(["CONFLICT"]));
});

test("another workspace's customer and identity are not ours to change", async () => {
  const { id: customerId, identities } = await make({ identities: [EMAIL] });
  const other = await redress.addWorkspace("Other");
  const theirs = (name: string, input: Record<string, unknown>) =>
    mutate<{ customer: Customer }>(other.api, name, `customer { ${CUSTOMER} }`, input);

  const answers = [
    await theirs("updateCustomer", { customerId, name: "Eve" }),
    await theirs("addCustomerIdentity", { customerId, identity: EMAIL }),
    await theirs("removeCustomerIdentity", { identityId: identities[0]?.id }),
    await theirs("revokeCustomerTokens", { customerId }),
    await mutate(other.api, "mintCustomerToken", "token", { customerId }),
  ];

  for (const { userErrors } of answers) expect(userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  expect(await find({ identity: EMAIL })).toEqual(["Ada"]);
});
