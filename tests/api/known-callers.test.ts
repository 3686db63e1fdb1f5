import { Client } from "pg";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { revokeApiKey } from "../../src/services/access/revoke-api-key";
import type { Permission } from "../../src/services/access/permissions";
import { newCustomer } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";

let redress: World;
let line: BreakableLine;

beforeAll(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
});

afterAll(async () => {
  await redress.close();
  await line.close();
});

const UPSERT = `
  mutation ($id: String!) {
    upsertCustomer(input: { externalId: { source: "callers", id: $id } }) { created userErrors { code } }
  }`;

interface Key {
  readonly id: string;
  readonly api: ApiClient;
}

async function newKey(permissions: readonly Permission[]): Promise<Key> {
  const input = { name: "caller", environment: "TEST" as const, permissions };
  const { apiKey, secret } = await runAsSystem(redress.platform, redress.workspace.id, createApiKey, input);
  return { id: apiKey.id, api: redress.as(secret) };
}

async function customerCount(): Promise<number> {
  const { customers } = await redress.api.data<{ customers: { totalCount: number } }>(
    `{ customers(first: 0) { totalCount } }`,
  );
  return customers.totalCount;
}

async function grant(keyId: string, permissions: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  await client.query("update api_keys set permissions = $1 where id = $2", [permissions, keyId]);
  await client.end();
}

test("a read of a caller who is known takes one round trip", async () => {
  const { api } = await newKey(["customer:read"]);
  const read = `{ customers(first: 1) { nodes { id } } }`;
  for (let turn = 0; turn < 3; turn += 1) await api.data(read);

  const packets: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const before = line.packets();
    await api.data(read);
    packets.push(line.packets() - before);
  }

  // The second packet ends the transaction; nobody waits for it. The fewest count: now and then the uses of
  // keys are written down meanwhile.
  expect(Math.min(...packets)).toBeLessThanOrEqual(2);
});

test("a key that was revoked since its last use changes nothing and reads nothing", async () => {
  const { id, api } = await newKey(["customer:read", "customer:write"]);
  await api.data(UPSERT, { id: "before" });
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });
  const before = await customerCount();

  const changed = await api.send(UPSERT, { id: "after" });
  const read = await api.send(`{ customers { totalCount } }`);

  for (const { status, data, errors } of [changed, read]) {
    expect(status).toBe(401);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  }
  expect(await customerCount()).toBe(before);
});

test("a revoked key is told so first, whatever else there would be to tell", async () => {
  const { id, api } = await newKey(["customer:read"]);
  const forbidden = await api.send(UPSERT, { id: "forbidden" });
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });

  const revoked = await api.send(UPSERT, { id: "forbidden" });

  expect(forbidden.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(revoked.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});

test("rights that were taken or given since the last use hold at once", async () => {
  const { id, api } = await newKey(["customer:write"]);
  await api.data(UPSERT, { id: "rights 1" });
  const before = await customerCount();

  await grant(id, ["customer:read"]);
  const taken = await api.send(UPSERT, { id: "rights 2" });
  const counted = await customerCount();
  await grant(id, ["customer:read", "customer:write"]);
  const given = await api.send(UPSERT, { id: "rights 3" });

  expect(taken.data ?? null).toBeNull();
  expect(taken.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(counted).toBe(before);
  expect(given.data).toEqual({ upsertCustomer: { created: true, userErrors: [] } });
});

test("a customer whose tokens were revoked since the last use reads nothing", async () => {
  const customerId = await newCustomer(redress.api);
  const { mintCustomerToken } = await redress.api.data<{ mintCustomerToken: { token: string } }>(
    `mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token } }`,
    { input: { customerId } },
  );
  const portal = redress.as(mintCustomerToken.token);
  const read = `query ($id: ID!) { customer(id: $id) { name } }`;
  await portal.data(read, { id: customerId });

  await redress.api.data(
    `mutation ($input: RevokeCustomerTokensInput!) { revokeCustomerTokens(input: $input) { customer { id } } }`,
    { input: { customerId } },
  );
  const { data, errors } = await portal.send(read, { id: customerId });

  expect(data ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});
