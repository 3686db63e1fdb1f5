import { newUuid } from "../../src/kernel/ids";
import { addNoteTo, caseOf } from "./cases-of";
import { foundIds, searched } from "./searched";
import { customerClient, newCustomer, openCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

interface Facts {
  readonly [fact: string]: unknown;
}

async function transaction(
  payerCustomerId: string | null,
  facts: Facts = {},
  api = redress.api,
): Promise<string> {
  const { upsertTransaction } = await api.data<{ upsertTransaction: { transaction: { id: string } | null } }>(
    `mutation ($input: UpsertTransactionInput!) {
      upsertTransaction(input: $input) { transaction { id } userErrors { message } }
    }`,
    {
      input: {
        provider: "northwind",
        providerId: newUuid(),
        state: "CAPTURED",
        amount: { amountMinor: 100, currency: "EUR" },
        ...(payerCustomerId !== null && { payerCustomerId }),
        ...facts,
      },
    },
  );
  if (!upsertTransaction.transaction) throw new Error("The transaction was refused.");
  return upsertTransaction.transaction.id;
}

async function customer(facts: Facts, api: ApiClient = redress.api): Promise<string> {
  const { createCustomer } = await api.data<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
    { input: facts },
  );
  return createCustomer.customer.id;
}

describe("customers", () => {
  let ada: string;
  let jose: string;

  beforeAll(async () => {
    ada = await customer({
      name: "Ada Lovelace",
      identities: [
        { kind: "EMAIL", value: "ada.lovelace@engine.example" },
        { kind: "PHONE", value: "+44 20 7946 0018" },
        { kind: "SOCIAL", source: "x", value: "@analytical_ada" },
        { kind: "EXTERNAL", source: "crm", value: "CUST-99817-Q" },
      ],
    });
    jose = await customer({ name: "José Nuñez-Weiß" });
    for (const name of ["Mary Somerville", "Charles Babbage", "Annabella Byron", "Luigi Menabrea"])
      await customer({
        name,
        identities: [{ kind: "EMAIL", value: `${name.split(" ")[1]}@engine.example` }],
      });
  });

  test.each([
    ["the name", "Ada Lovelace"],
    ["a part of it, in small letters", "lovelace"],
    ["a letter left out", "Ada Lovlace"],
    ["a letter too many", "Ada Lovellace"],
    ["a wrong letter", "Ada Lovelase"],
    ["two letters in the wrong order", "Ada Lovealce"],
    ["an e-mail address", "ada.lovelace@engine.example"],
    ["the beginning of an e-mail address", "ada.lovel"],
    ["an e-mail address with a wrong letter", "ada.lovelace@emgine.example"],
    ["a phone number", "+44 20 7946 0018"],
    ["the end of a phone number, written otherwise", "(7946) 00-18"],
    ["a handle", "analytical_ada"],
    ["an id in another system", "cust-99817-q"],
  ])("are found by %s", async (_what, query) => {
    const [first] = await foundIds(redress.api, query, { kinds: ["CUSTOMER"] });

    expect(first).toBe(ada);
  });

  test("are found without accents, and with others", async () => {
    expect((await foundIds(redress.api, "jose nunez weiss", { kinds: ["CUSTOMER"] }))[0]).toBe(jose);
    expect((await foundIds(redress.api, "Josè", { kinds: ["CUSTOMER"] }))[0]).toBe(jose);
  });

  test("are found by id, and by nothing that is merely alike when it is one", async () => {
    const { nodes } = await searched(redress.api, ada, { kinds: ["CUSTOMER"] });

    expect(nodes).toMatchObject([{ matchedBy: "ID", rank: 1, customer: { id: ada } }]);
  });

  test("what a pattern would mean stands for itself", async () => {
    expect(await foundIds(redress.api, "%_%_%", { kinds: ["CUSTOMER"] })).toEqual([]);
  });
});

describe("cases", () => {
  test.each([
    ["#", (number: number) => `#${number}`],
    ["the bare number", (number: number) => String(number)],
  ])("are found by their number: %s", async (_how, write) => {
    const { id, number } = await openCase(redress.api, await newCustomer(redress.api));

    const { nodes } = await searched(redress.api, write(number), { kinds: ["CASE"] });

    expect(nodes[0]).toMatchObject({ matchedBy: "NUMBER", rank: 1, case: { id } });
  });

  test("are found by their id and by that of a message", async () => {
    const id = await caseOf(redress.api, await newCustomer(redress.api), {});
    const note = await addNoteTo(redress.api, id, "Nothing.");

    expect(await foundIds(redress.api, id)).toEqual([id]);
    expect(await foundIds(redress.api, note)).toEqual([id]);
  });
});

describe("transactions", () => {
  let id: string;
  let yen: string;

  beforeAll(async () => {
    const payer = await newCustomer(redress.api);
    id = await transaction(payer, {
      providerId: "pi_3NxTestSearch0001",
      amount: { amountMinor: 123456, currency: "EUR" },
      traceNumber: "74537604221222124",
      method: { type: "card", brand: "visa", lastFour: "8210" },
    });
    yen = await transaction(payer, { amount: { amountMinor: 98700, currency: "JPY" } });
    await transaction(payer);
  });

  test.each([
    ["AMOUNT", "1234.56"],
    ["AMOUNT", "1,234.56 EUR"],
    ["AMOUNT", "1.234,56 €"],
    ["AMOUNT", "EUR 1234.56"],
    ["LAST_FOUR", "8210"],
    ["LAST_FOUR", "**** 8210"],
    ["LAST_FOUR", "card ending in 8210"],
    ["REFERENCE", "74537604221222124"],
    ["REFERENCE", "pi_3NxTestSearch0001"],
  ])("are found by %s: %s", async (matchedBy, query) => {
    const { nodes } = await searched(redress.api, query, { kinds: ["TRANSACTION"] });

    expect(nodes).toMatchObject([{ matchedBy, transaction: { id } }]);
  });

  test("an amount is of the currency's own minor units", async () => {
    expect(await foundIds(redress.api, "98,700 JPY", { kinds: ["TRANSACTION"] })).toEqual([yen]);
    expect(await foundIds(redress.api, "987.00 EUR", { kinds: ["TRANSACTION"] })).toEqual([]);
  });

  test("are found by a whole card number, which is used for its last four digits alone", async () => {
    const paid = await transaction(null, { method: { type: "card", brand: "visa", lastFour: "4242" } });

    const ids = await foundIds(redress.api, "4242 4242 4242 4242", { kinds: ["TRANSACTION"] });

    expect(ids).toEqual([paid]);
  });
});

describe("who searches", () => {
  test("a customer finds its own cases by what it may read of them, and its own transactions", async () => {
    const own = await newCustomer(redress.api, "Own");
    const other = await newCustomer(redress.api, "Other");
    const id = await caseOf(redress.api, own, { body: "The narwhal payment is missing." });
    await addNoteTo(redress.api, id, "Suspected of axolotl fraud.");
    await caseOf(redress.api, other, { body: "My narwhal too." });
    const paid = await transaction(own, { amount: { amountMinor: 7771, currency: "EUR" } });
    await transaction(other, { amount: { amountMinor: 7771, currency: "EUR" } });
    const api = await customerClient(redress, redress.workspace, own);

    expect(await foundIds(api, "narwhals")).toEqual([id]);
    expect(await foundIds(api, "axolotl")).toEqual([]);
    expect(await foundIds(api, "77.71")).toEqual([paid]);
    expect(await foundIds(api, "Other", { kinds: ["CUSTOMER"] })).toEqual([]);
    expect(await foundIds(redress.api, "axolotl")).toEqual([id]);
  });

  test("nobody finds what is another workspace's", async () => {
    const stranger = await redress.addWorkspace("Umbrella");
    const customerId = await newCustomer(stranger.api, "Albert Wesker");
    const id = await caseOf(stranger.api, customerId, {
      subject: "Umbrellas",
      body: "A capybara was billed.",
    });
    const paid = await transaction(customerId, { traceNumber: "998877665544" }, stranger.api);

    for (const query of ["capybara", "umbrella", "Albert Wesker", "998877665544", id, paid, customerId])
      expect(await foundIds(redress.api, query)).toEqual([]);
    expect(await foundIds(stranger.api, "capybaras")).toEqual([id]);
  });

  test("a credential searches what it may read, and is refused what it may not", async () => {
    const { createApiKey } = await redress.api.data<{ createApiKey: { secret: string } }>(
      `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`,
      { input: { name: "payments only", environment: "TEST", permissions: ["transaction:read"] } },
    );
    const api = redress.as(createApiKey.secret);
    const paid = await transaction(null, { traceNumber: "ABC-5551234" });

    const ids = await foundIds(api, "ABC-5551234");
    const { errors } = await api.send(`{ search(query: "x", kinds: [CASE]) { nodes { rank } } }`);

    expect(ids).toEqual([paid]);
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

test("a query that says nothing is refused, and one that no text can hold", async () => {
  for (const query of ["   ", "x".repeat(501), "no\u0000character"]) {
    const { errors } = await redress.api.send(
      `query ($query: String!) { search(query: $query) { nodes { rank } } }`,
      { query },
    );
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  }
});

test.each(["'", "\\", "a' | 'b", ":*", "!x & (y", "💳", "<->", "-/_#", "%"])(
  "the query %j is taken as it stands",
  async (query) => {
    const { status, errors } = await redress.api.send(
      `query ($query: String!) { search(query: $query) { nodes { rank } } }`,
      { query },
    );

    expect([status, errors?.[0]?.extensions.code ?? "none"]).toEqual([200, "none"]);
  },
);
