import { eventTypes, mutate } from "../access/desk";
import { customerClient, openCase } from "../cases/desk";
import { make } from "../planner/make";
import { world, type TestWorkspace, type World } from "../support/world";

interface Contact {
  readonly role: string;
  readonly isPrimary: boolean;
  readonly customer: { readonly name: string };
}

interface Answer {
  readonly merchant: { readonly contacts: readonly Contact[] };
}

let redress: World;
let workspace: TestWorkspace;
let merchantId: string;
let ada: string;
let bob: string;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
  merchantId = await create({ kind: "MERCHANT", name: "Corner Coffee" });
  ada = await create({ name: "Ada" });
  bob = await create({ name: "Bob" });
});

afterAll(() => redress.close());

const create = (input: object): Promise<string> =>
  make(workspace.api, "createCustomer", "customer", { ...input });

const keep = (verb: string, input: object) => {
  redress.clock.advance(1);
  const fields = "merchant { contacts { role isPrimary customer { name } } }";
  return mutate<Answer>(workspace.api, `${verb}MerchantContact`, fields, { merchantId, ...input });
};

const told = (contacts: readonly Contact[] | undefined) =>
  contacts?.map(({ role, isPrimary, customer }) => `${customer.name} ${role}${isPrimary ? " first" : ""}`);

async function contactsOf(id: string): Promise<readonly string[] | undefined> {
  const { customer } = await workspace.api.data<{ customer: { contacts: readonly Contact[] } }>(
    `query ($id: ID!) { customer(id: $id) { contacts { role isPrimary customer { name } } } }`,
    { id },
  );
  return told(customer.contacts);
}

test("the first contact is asked first, until another is named or it leaves", async () => {
  const answers = [
    await keep("add", { customerId: ada, role: "OWNER" }),
    await keep("add", { customerId: bob, role: "FINANCE" }),
    await keep("change", { customerId: bob, isPrimary: true, role: "SUPPORT" }),
    await keep("remove", { customerId: bob }),
  ];

  expect(answers.map(({ merchant }) => told(merchant?.contacts))).toEqual([
    ["Ada OWNER first"],
    ["Ada OWNER first", "Bob FINANCE"],
    ["Bob SUPPORT first", "Ada OWNER"],
    ["Ada OWNER first"],
  ]);
});

test("a person speaks for several merchants, and reads for which", async () => {
  const other = await create({ kind: "MERCHANT", name: "Corner Books" });
  await keep("add", { customerId: ada, role: "OWNER" });
  await keep("add", { merchantId: other, customerId: ada, role: "DEVELOPER" });

  const { customer } = await workspace.api.data<{ customer: unknown }>(
    `query ($id: ID!) { customer(id: $id) { contacts { role } contactOf { role merchant { name } } } }`,
    { id: ada },
  );

  expect(customer).toEqual({
    contacts: [],
    contactOf: [
      { role: "OWNER", merchant: { name: "Corner Coffee" } },
      { role: "DEVELOPER", merchant: { name: "Corner Books" } },
    ],
  });
});

test("a contact sees no case of the merchant's by being one, until it takes part in it", async () => {
  await keep("add", { customerId: ada, role: "OWNER" });
  const { id: caseId } = await openCase(workspace.api, merchantId, { body: "Our payout is late." });
  const token = await customerClient(redress, workspace, ada);
  const seen = () => token.data(`query ($id: ID!) { case(id: $id) { id } }`, { id: caseId });

  const before = await seen();
  await mutate(workspace.api, "addParticipant", "case { id }", {
    caseId,
    customerId: ada,
    role: "REPRESENTATIVE",
  });
  const { viewer } = await token.data<{ viewer: unknown }>(
    `{ viewer { customer { contacts { role } contactOf { role } } } }`,
  );

  expect([before, await seen()]).toEqual([{ case: null }, { case: { id: caseId } }]);
  expect(viewer).toEqual({ customer: { contacts: null, contactOf: null } });
});

test("two merchants that are one have the contacts of both, each once, and one of them first", async () => {
  const merged = await create({ kind: "MERCHANT", name: "Corner Coffee Ltd" });
  await keep("add", { merchantId: merged, customerId: bob, role: "FINANCE" });
  await keep("add", { merchantId: merged, customerId: ada, role: "OTHER" });
  await keep("add", { customerId: ada, role: "OWNER" });

  await make(workspace.api, "mergeCustomers", "customer", { customerId: merged, intoCustomerId: merchantId });

  expect(await contactsOf(merchantId)).toEqual(["Ada OWNER first", "Bob FINANCE"]);
  expect(await contactsOf(merged)).toEqual([]);
});

test("of two persons that are one the standing one speaks, first where either did", async () => {
  await keep("add", { customerId: bob, role: "FINANCE" });
  await keep("add", { customerId: ada, role: "OWNER" });

  await make(workspace.api, "mergeCustomers", "customer", { customerId: bob, intoCustomerId: ada });

  expect(await contactsOf(merchantId)).toEqual(["Ada OWNER first"]);
  const { userErrors } = await keep("change", { customerId: bob, role: "OTHER" });
  expect([userErrors, await contactsOf(merchantId)]).toEqual([[], ["Ada OTHER first"]]);
});

test("what was done already is no news", async () => {
  for (const [verb, input] of [
    ["add", { role: "OWNER" }],
    ["add", { role: "OWNER" }],
    ["change", { role: "OWNER" }],
    ["change", { role: "OTHER" }],
    ["remove", {}],
  ] as const)
    await keep(verb, { customerId: ada, ...input });

  const events = await eventTypes(redress, workspace);
  expect(events.filter((type) => type.includes("contact"))).toEqual([
    "customer.contact_added",
    "customer.contact_changed",
    "customer.contact_removed",
  ]);
});

test("of many who come first at once, one is the first", async () => {
  const persons = await Promise.all(["C", "D", "E", "F"].map((name) => create({ name })));

  await Promise.all(persons.map((customerId) => keep("add", { customerId, role: "OTHER", isPrimary: true })));

  const contacts = await contactsOf(merchantId);
  expect(contacts).toHaveLength(4);
  expect(contacts?.filter((contact) => contact.endsWith("first"))).toHaveLength(1);
});

test.each([
  [
    "a contact of a person",
    "add",
    { merchantId: "bob", customerId: "ada", role: "OWNER" },
    "BAD_USER_INPUT",
    "merchantId",
  ],
  ["a merchant as contact", "add", { customerId: "merchant", role: "OWNER" }, "BAD_USER_INPUT", "customerId"],
  ["another company's person", "add", { customerId: "foreign", role: "OWNER" }, "NOT_FOUND", "customerId"],
  [
    "another company's merchant",
    "add",
    { merchantId: "foreign", customerId: "ada", role: "OWNER" },
    "NOT_FOUND",
    "merchantId",
  ],
  ["another role by adding", "add", { customerId: "bob", role: "OWNER" }, "CONFLICT", "customerId"],
  [
    "a merchant that nobody speaks for",
    "change",
    { customerId: "bob", isPrimary: false },
    "BAD_USER_INPUT",
    "isPrimary",
  ],
  ["whoever is no contact", "remove", { customerId: "ada" }, "NOT_FOUND", "customerId"],
])("%s is refused", async (_what, verb, given, code, field) => {
  const foreign = await redress.addWorkspace("Another company");
  const ids: Readonly<Record<string, string>> = {
    ada,
    bob,
    merchant: merchantId,
    foreign: await make(foreign.api, "createCustomer", "customer", {}),
  };
  await keep("add", { customerId: bob, role: "FINANCE" });
  const named = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, ids[String(value)] ?? value]),
  );

  const { merchant, userErrors } = await keep(verb, named);

  expect(merchant).toBeNull();
  expect(userErrors).toMatchObject([{ code, field: [field] }]);
});
