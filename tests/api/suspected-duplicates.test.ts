import { eventTypes, mutate } from "../access/desk";
import { customerClient } from "../cases/desk";
import { make } from "../planner/make";
import { world, type TestWorkspace, type World } from "../support/world";

interface Suspected {
  readonly score: number;
  readonly reasons: readonly string[];
  readonly customer: { readonly id: string };
}

let redress: World;
let workspace: TestWorkspace;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
});

afterAll(() => redress.close());

const create = (input: object): Promise<string> =>
  make(workspace.api, "createCustomer", "customer", { ...input });

const email = (value: string) => ({ identities: [{ kind: "EMAIL", value }] });

const SUSPECTED = `query ($id: ID!) { customer(id: $id) { suspectedDuplicates { score reasons customer { id } } } }`;

async function suspected(id: string, api = workspace.api): Promise<readonly Suspected[] | null> {
  const { customer } = await api.data<{ customer: { suspectedDuplicates: readonly Suspected[] | null } }>(
    SUSPECTED,
    { id },
  );
  return customer.suspectedDuplicates;
}

const pay = (customerId: string, providerId: string, method: object) =>
  make(workspace.api, "upsertTransaction", "transaction", {
    provider: "northwind",
    providerId,
    state: "CAPTURED",
    rail: "CARD",
    amount: { amountMinor: 1250, currency: "EUR" },
    payerCustomerId: customerId,
    method: { type: "card", brand: "visa", lastFour: "4242", expiryMonth: 8, expiryYear: 2031, ...method },
  });

const phone = (value: string) => ({ identities: [{ kind: "PHONE", value }] });
const social = (source: string, value: string) => ({ identities: [{ kind: "SOCIAL", source, value }] });
const wallet = (source: string) => ({
  identities: [{ kind: "WALLET_ADDRESS", source, value: "0x52908400098527886E0F7030069857D2E4169EE7" }],
});

test.each([
  ["Gmail's dots", email("ada.love@gmail.com"), email("adalove@googlemail.com"), 0.9, "SAME_MAILBOX"],
  ["a tag of the address", email("ada@mail.example"), email("ada+shop@mail.example"), 0.9, "SAME_MAILBOX"],
  ["a zero too many", phone("+4915112345678"), phone("+49015112345678"), 0.9, "SAME_PHONE"],
  ["an old mobile prefix", phone("+525512345678"), phone("+5215512345678"), 0.9, "SAME_PHONE"],
  ["a messenger", phone("+4915112345678"), social("WhatsApp", "+4915112345678"), 0.9, "SAME_PHONE"],
  ["a wallet on two chains", wallet("ethereum"), wallet("polygon"), 0.8, "SAME_WALLET"],
  ["names turned round", { name: "Zoë Müller" }, { name: "Muller, Zoe" }, 0.5, "SAME_NAME"],
])("%s: each is suspected to be the other", async (_what, one, other, score, reason) => {
  const [oneId, otherId] = [await create(one), await create(other)];

  const found = await Promise.all([oneId, otherId].map((id) => suspected(id)));

  expect(found).toEqual([
    [{ score, reasons: [reason], customer: { id: otherId } }],
    [{ score, reasons: [reason], customer: { id: oneId } }],
  ]);
});

test.each([
  ["Italian numbers, whose zero counts", phone("+390612345678"), phone("+39612345678")],
  [
    "mailboxes at other places than Gmail, where dots count",
    email("a.b@mail.example"),
    email("ab@mail.example"),
  ],
  ["one handle on two networks", social("x", "ada"), social("mastodon", "ada")],
  ["a first name", { name: "Ada" }, { name: "Ada" }],
  ["names alike", { name: "Maria Sousa" }, { name: "Maria Souza" }],
  ["a consumer and a merchant", { name: "Ada Hart" }, { name: "Ada Hart", kind: "MERCHANT" }],
])("%s raise no suspicion", async (_what, one, other) => {
  const ids = [await create(one), await create(other)];

  const found = await Promise.all(ids.map((id) => suspected(id)));

  expect(found).toEqual([[], []]);
});

test("what speaks for it adds up, and the likeliest comes first", async () => {
  const place = { locale: "pt-BR", timeZone: "America/Sao_Paulo" };
  const id = await create({ name: "Mariana Souza", ...place, ...email("mari.souza@gmail.com") });
  const alike = await create({ name: "Mariana Sousa", ...place });
  const surely = await create({ name: "Souza, Mariana", ...place, ...email("marisouza+pay@gmail.com") });
  const card = await create({ name: "M. S." });
  await pay(id, "p-1", {});
  await pay(card, "p-2", {});
  await pay(await create({ name: "Another card" }), "p-3", { expiryYear: 2030 });

  const found = await suspected(id);

  expect(found).toEqual([
    { score: 0.96, reasons: ["SAME_MAILBOX", "SAME_NAME", "SAME_REGION"], customer: { id: surely } },
    { score: 0.6, reasons: ["SAME_CARD"], customer: { id: card } },
    { score: expect.closeTo(0.4, 1), reasons: ["SIMILAR_NAME", "SAME_REGION"], customer: { id: alike } },
  ]);
});

test("who is dismissed is suspected no more, whoever either of them becomes by a merge", async () => {
  const [a, b] = [await create({ name: "Ada Hart" }), await create({ name: "Hart, Ada" })];
  const dismiss = () =>
    mutate<{ customer: { suspectedDuplicates: readonly Suspected[] } }>(
      workspace.api,
      "dismissSuspectedDuplicate",
      "customer { suspectedDuplicates { score } }",
      { customerId: a, otherCustomerId: b },
    );
  const { customer } = await dismiss();
  await dismiss();

  const c = await create({ name: "Ada  Hart" });
  const before = await suspected(c);
  await make(workspace.api, "mergeCustomers", "customer", { customerId: a, intoCustomerId: c });
  const after = await suspected(c);

  expect(customer).toEqual({ suspectedDuplicates: [] });
  expect(before?.map((one) => one.customer.id).sort()).toEqual([a, b].sort());
  expect([after, await suspected(b)]).toEqual([[], []]);
  const events = await eventTypes(redress, workspace);
  expect(events.filter((type) => type === "customer.duplicate_dismissed")).toHaveLength(1);
});

test("of two companies with the same person each knows its own, and a customer learns of none", async () => {
  const foreign = await redress.addWorkspace("Another company");
  await make(foreign.api, "createCustomer", "customer", { name: "Ada Hart" });
  const id = await create({ name: "Ada Hart" });
  await create({ name: "Ada Hart" });
  const token = await customerClient(redress, workspace, id);

  expect(await suspected(id)).toHaveLength(1);
  expect(await suspected(id, token)).toBeNull();
});

test.each([
  ["itself", "customerId", "BAD_USER_INPUT"],
  ["nobody", "nobody", "NOT_FOUND"],
] as const)("dismissing %s is refused", async (_what, which, code) => {
  const customerId = await create({});
  const otherCustomerId = which === "nobody" ? "cust_01m809vsp1fvjabgacdfx81ax2" : customerId;

  const { userErrors } = await mutate(workspace.api, "dismissSuspectedDuplicate", "customer { id }", {
    customerId,
    otherCustomerId,
  });

  expect(userErrors).toMatchObject([{ code, field: ["otherCustomerId"] }]);
});
