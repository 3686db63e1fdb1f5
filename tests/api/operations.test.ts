import { Client } from "pg";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { world, type World } from "../support/world";

const TWO_UPSERTS = `
  mutation ($first: UpsertCustomerInput!, $second: UpsertCustomerInput!) {
    first: upsertCustomer(input: $first) { customer { name } userErrors { code field } }
    second: upsertCustomer(input: $second) { customer { name } userErrors { code field } }
  }`;

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

async function customerCount(): Promise<number> {
  const { customers } = await redress.api.data<{ customers: { totalCount: number } }>(
    `{ customers(first: 0) { totalCount } }`,
  );
  return customers.totalCount;
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test("a refused mutation leaves no trace, and the one beside it stands", async () => {
  const before = await customerCount();

  const { data } = await redress.api.send<Record<string, unknown>>(TWO_UPSERTS, {
    first: { externalId: { source: "two", id: "1" }, name: "Stands" },
    second: { externalId: { source: "two", id: "2" }, timeZone: "Nowhere/Else" },
  });

  expect(data).toEqual({
    first: { customer: { name: "Stands" }, userErrors: [] },
    second: { customer: null, userErrors: [{ code: "BAD_USER_INPUT", field: ["timeZone"] }] },
  });
  expect(await customerCount()).toBe(before + 1);
});

test("an answer without data means that nothing was changed", async () => {
  const before = await customerCount();
  const rights = { name: "writer", environment: "TEST" as const, permissions: ["customer:write"] };
  const { secret } = await runAsSystem(redress.platform, redress.workspace.id, createApiKey, rights);

  const answer = await redress.as(secret).send(
    `mutation ($input: UpsertCustomerInput!, $key: CreateApiKeyInput!) {
       upsertCustomer(input: $input) { created }
       createApiKey(input: $key) { secret }
     }`,
    {
      input: { externalId: { source: "undone", id: "1" } },
      key: { name: "more rights", environment: "TEST", permissions: ["apiKey:write"] },
    },
  );

  expect(answer.data ?? null).toBeNull();
  expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(await customerCount()).toBe(before);
});

test("a database that dropped every connection is not noticed by the next caller", async () => {
  await customerCount();
  await asSuperuser(`
    select pg_terminate_backend(pid)
    from pg_stat_activity
    where datname = current_database() and application_name = 'tests'`);

  const answers = await Promise.all(Array.from({ length: 10 }, () => customerCount()));

  expect(new Set(answers).size).toBe(1);
});

test("a database that takes no connections is told as retryable, and heals by itself", async () => {
  const name = new URL(redress.database.superuserUrl).pathname.slice(1);
  const admin = new Client({ connectionString: redress.database.superuserUrl.replace(name, "postgres") });
  await admin.connect();
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);

  const during = await redress.api.send(`{ customers { totalCount } }`);
  const ready = await fetch(`${redress.url}/readyz`);
  await admin.query(`alter database ${name} allow_connections true`);
  const after = await redress.api.send(`{ customers { totalCount } }`);
  await admin.end();

  expect(during.errors).toMatchObject([
    { extensions: { code: "UNAVAILABLE", retryable: true, retryAfterMs: 1000 } },
  ]);
  expect(ready.status).toBe(503);
  expect(after.errors).toBeUndefined();
});

test("answers a page of any size with the same number of statements, in one transaction", async () => {
  const statementsFor = async (first: number): Promise<number> => {
    const before = redress.statements.length;
    await redress.api.data(`{ customers(first: ${first}) { nodes { id identities { value } } totalCount } }`);
    return redress.statements.length - before;
  };

  const [one, hundred] = [await statementsFor(1), await statementsFor(100)];

  expect(hundred).toBe(one);
  // The key, the page, the count and the identities.
  expect(one).toBe(4);
});

test("echoes a request id that is harmless, and makes one for any other", async () => {
  const kept = await redress.api.send(`{ customers { totalCount } }`, {}, { "x-request-id": "crm-42" });
  const replaced = await redress.api.send(
    `{ customers { totalCount } }`,
    {},
    { "x-request-id": "two words" },
  );

  expect(kept.headers.get("x-request-id")).toBe("crm-42");
  expect(replaced.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});
