import { Client } from "pg";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { revokeApiKey } from "../../src/services/access/revoke-api-key";
import { newCustomer, newTransaction, openCase } from "../cases/desk";
import { answerOf, questionOf, type Told } from "../planner/both-ways";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";

const MANY = 40;

let redress: World;
let line: BreakableLine;
let customerIds: readonly string[];

beforeAll(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  customerIds = await Promise.all(Array.from({ length: MANY }, () => newCustomer(redress.api)));
}, 60_000);

afterAll(async () => {
  await redress.close();
  await line.close();
});

const NAMED = `query ($id: ID!) { customer(id: $id) { id cases(first: 3) { nodes { id } } } }`;

/** Asked in one turn of the event loop, as what arrives together is. */
function together(
  key: string,
  document: string,
  requests: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly Told[]> {
  return Promise.all(
    requests.map((variables) =>
      answerOf(redress.app, key, questionOf(redress.app, { document, variables })!),
    ),
  );
}

function ofIds(ids: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  return ids.map((id) => ({ id }));
}

function customersIn(answers: readonly Told[]): readonly unknown[] {
  return answers.map(
    ({ data }) => (data as { readonly customer: { readonly id: string } | null }).customer?.id,
  );
}

async function newKey(): Promise<{ readonly id: string; readonly secret: string }> {
  const input = {
    name: "joint",
    environment: "TEST" as const,
    permissions: ["customer:read", "case:read"] as const,
  };
  const { apiKey, secret } = await runAsSystem(redress.platform, redress.workspace.id, createApiKey, input);
  return { id: apiKey.id, secret };
}

test("what arrives together costs what one of them costs, and each is told what it asked for", async () => {
  const { key } = redress.workspace;
  const some = customerIds.slice(0, 10);
  await together(key, NAMED, ofIds(some.slice(0, 1)));
  await together(key, NAMED, ofIds(some.slice(0, 1)));

  const before = redress.statements.length;
  await together(key, NAMED, ofIds(some.slice(0, 1)));
  const alone = redress.statements.length - before;
  const answers = await together(key, NAMED, ofIds(some));

  expect(redress.statements.length - before - alone).toBe(alone);
  expect(customersIn(answers)).toEqual(some);
});

test("more than go together are all answered, over HTTP as well", async () => {
  const answers = await Promise.all(
    customerIds.map((id) => redress.api.data<{ customer: { id: string } }>(NAMED, { id })),
  );

  expect(answers.map(({ customer }) => customer.id)).toEqual(customerIds);
});

test("what is asked for twice is told twice", async () => {
  const [one = "", other = ""] = customerIds;
  const answers = await together(redress.workspace.key, NAMED, ofIds([one, other, one, one]));

  expect(customersIn(answers)).toEqual([one, other, one, one]);
});

test("a request that is wrong is refused by itself", async () => {
  const [one = "", other = ""] = customerIds;
  const answers = await together(redress.workspace.key, NAMED, ofIds([one, "case_1", other]));

  expect(answers[1]?.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  expect([answers[0], answers[2]].map((told) => told?.errors)).toEqual([[], []]);
});

test("requests that differ in more than the id are told apart", async () => {
  const [id = ""] = customerIds;
  for (const subject of ["One", "Two"]) await openCase(redress.api, id, { subject });
  const document = `
    query ($id: ID!, $first: Int!, $named: Boolean!) {
      customer(id: $id) { name @include(if: $named) cases(first: $first) { nodes { subject } } }
    }`;
  const answers = await together(redress.workspace.key, document, [
    { id, first: 1, named: true },
    { id, first: 2, named: false },
    { id, first: 2, named: true },
  ]);

  const seen = answers.map(({ data }) => {
    const { customer } = data as {
      readonly customer: { readonly name?: string; readonly cases: { readonly nodes: readonly object[] } };
    };
    return { isNamed: "name" in customer, cases: customer.cases.nodes.length };
  });
  expect(seen).toEqual([
    { isNamed: true, cases: 1 },
    { isNamed: false, cases: 2 },
    { isNamed: true, cases: 2 },
  ]);
});

test("amounts are variables like any other", async () => {
  const [id = ""] = customerIds;
  await newTransaction(redress, redress.workspace, id);
  const document = `
    query ($id: ID!, $least: BigInt) {
      customer(id: $id) {
        transactions(filter: { currency: "EUR", amountAtLeast: $least }) { nodes { amount { amountMinor } } }
      }
    }`;
  const answers = await together(redress.workspace.key, document, [
    { id, least: 1250 },
    { id, least: "1251" },
    { id, least: null },
    { id },
  ]);

  const found = { customer: { transactions: { nodes: [{ amount: { amountMinor: 1250 } }] } } };
  const none = { customer: { transactions: { nodes: [] } } };
  expect(answers.map(({ errors }) => errors)).toEqual([[], [], [], []]);
  expect(answers.map(({ data }) => data)).toEqual([found, none, found, found]);
});

test("callers who ask the same at once see each what is theirs", async () => {
  const strangers = await redress.addWorkspace("Beta Payments");
  const theirs = await newCustomer(strangers.api);
  const [ours = ""] = customerIds;
  const [ofUs, ofThem] = await Promise.all([
    together(redress.workspace.key, NAMED, ofIds([ours, theirs])),
    together(strangers.key, NAMED, ofIds([ours, theirs])),
  ]);

  expect(customersIn(ofUs)).toEqual([ours, undefined]);
  expect(customersIn(ofThem)).toEqual([undefined, theirs]);
});

test("two customers who ask the same at once see themselves alone", async () => {
  const [one = "", other = ""] = customerIds;
  const [first = "", second = ""] = await Promise.all([one, other].map(tokenOf));
  const [ofFirst, ofSecond] = await Promise.all(
    [first, second].map((token) => together(token, NAMED, ofIds([one, other]))),
  );

  expect(customersIn(ofFirst ?? [])).toEqual([one, undefined]);
  expect(customersIn(ofSecond ?? [])).toEqual([undefined, other]);
});

async function tokenOf(customerId: string): Promise<string> {
  const { mintCustomerToken } = await redress.api.data<{ mintCustomerToken: { token: string } }>(
    `mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token } }`,
    { input: { customerId } },
  );
  return mintCustomerToken.token;
}

test("a key that was revoked since its last use tells nothing to any of those who ask together", async () => {
  const { id, secret } = await newKey();
  await together(secret, NAMED, ofIds(customerIds.slice(0, 3)));
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });

  const answers = await together(secret, NAMED, ofIds(customerIds.slice(0, 3)));

  for (const { data, errors } of answers) {
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  }
});

test("a token that is none of ours is refused to each of those who ask together", async () => {
  const token = await tokenOf(customerIds[0] ?? "");

  const answers = await together(`${token.slice(0, -8)}AAAAAAAA`, NAMED, ofIds(customerIds.slice(0, 3)));

  expect(answers).toHaveLength(3);
  for (const { data, errors } of answers) {
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  }
});

test("rights that were taken since the last use hold for all of those who ask together", async () => {
  const { id, secret } = await newKey();
  await together(secret, NAMED, ofIds(customerIds.slice(0, 3)));
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  await client.query("update api_keys set permissions = $1 where id = $2", [["case:read"], id]);
  await client.end();

  const answers = await together(secret, NAMED, ofIds(customerIds.slice(0, 3)));

  for (const { data, errors } of answers) {
    expect(data).toEqual({ customer: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  }
});

test.each(["before", "after"] as const)(
  "a connection that is lost %s it has read for several fails none of them",
  async (moment) => {
    await together(redress.workspace.key, NAMED, ofIds(customerIds.slice(0, 2)));
    line.breakAt("app.workspace_id", moment);

    const answers = await together(redress.workspace.key, NAMED, ofIds(customerIds.slice(0, 8)));

    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(customersIn(answers)).toEqual(customerIds.slice(0, 8));
  },
);
