import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { command } from "../../src/services/access/operations";
import { newCustomer, openCase } from "../cases/desk";
import { timelineOf } from "../cases/timeline";
import { world, type TestWorkspace, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } secret } }`;
const CUSTOMER = `query ($id: ID!) { customer(id: $id) { name } }`;

const REPLY = `mutation ($input: ReplyToCaseInput!) { replyToCase(input: $input) { message { id } } }`;

interface MadeKey {
  readonly createApiKey: { readonly apiKey: { readonly id: string }; readonly secret: string };
}

interface NewKey {
  readonly name: string;
  readonly id: string;
  readonly secret: string;
}

async function newKey({ api }: TestWorkspace, name: string): Promise<NewKey> {
  const permissions = ["case:read", "case:write", "message:write"];
  const { createApiKey } = await api.data<MadeKey>(KEY, {
    input: { name, environment: "TEST", permissions },
  });
  return { name, id: createApiKey.apiKey.id, secret: createApiKey.secret };
}

/** What no operation of the API does: the permissions of a key that was given out already. */
const grant = command(
  { name: "test:grant", permission: "viewer:read" },
  async (ctx: Context, { name, permissions }: { name: string; permissions: readonly string[] }) => {
    await ctx.db.rows(
      sql`update api_keys set permissions = ${permissions} where ${ctx.inWorkspace()} and name = ${name}`,
    );
  },
);

test("a caller that is known by now is let in no more from the moment its key is revoked", async () => {
  const { id } = await openCase(redress.api, await newCustomer(redress.api));
  const key = await newKey(redress.workspace, "revoked soon");
  const desk = redress.as(key.secret);
  await desk.data(REPLY, { input: { caseId: id, body: "Before" } });
  const lines = (await timelineOf(redress.api, id)).length;

  await redress.api.data(
    `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { id } } }`,
    { input: { apiKeyId: key.id } },
  );
  const read = await desk.send(`query ($id: ID!) { case(id: $id) { subject } }`, { id });
  const written = await desk.send(REPLY, { input: { caseId: id, body: "After" } });

  for (const { data, errors } of [read, written]) {
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  }
  expect(await timelineOf(redress.api, id)).toHaveLength(lines);
});

test("a customer that is known by now is let in no more from the moment its tokens are revoked", async () => {
  const customerId = await newCustomer(redress.api);
  const { mintCustomerToken } = await redress.api.data<{ mintCustomerToken: { token: string } }>(
    `mutation ($input: MintCustomerTokenInput!) { mintCustomerToken(input: $input) { token } }`,
    { input: { customerId } },
  );
  const portal = redress.as(mintCustomerToken.token);
  await portal.data(CUSTOMER, { id: customerId });

  await redress.api.data(
    `mutation ($input: RevokeCustomerTokensInput!) { revokeCustomerTokens(input: $input) { customer { id } } }`,
    { input: { customerId } },
  );
  const { data, errors } = await portal.send(CUSTOMER, { id: customerId });

  expect(data ?? null).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});

test("a caller whose rights changed is judged by those of this moment", async () => {
  const { id } = await openCase(redress.api, await newCustomer(redress.api));
  const key = await newKey(redress.workspace, "changed soon");
  const desk = redress.as(key.secret);
  await desk.data(REPLY, { input: { caseId: id, body: "Allowed" } });
  const permit = (permissions: readonly string[]): Promise<void> =>
    runAsSystem(redress.platform, redress.workspace.id, grant, { name: key.name, permissions });
  const input = { caseId: id, body: "Again" };

  await permit(["case:read"]);
  const refused = await desk.send(REPLY, { input });
  await permit(["case:read", "message:write"]);
  const allowed = await desk.send(REPLY, { input });

  expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(allowed.errors).toBeUndefined();
});
