import { eventTypes, KEY, makeKey, mutate, type KeyAnswer } from "../access/desk";
import { world, type TestWorkspace, type World } from "../support/world";

const CREATE = `
  mutation ($input: CreateApiKeyInput!) {
    createApiKey(input: $input) { apiKey { ${KEY} } secret userErrors { code field } }
  }`;
const VIEWER = `{ viewer { kind permissions workspace { id name } apiKey { id name environment } member { id } } }`;

let redress: World;
let workspace: TestWorkspace;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("Acme");
});

afterAll(() => redress.close());

const revoke = (apiKeyId: string) =>
  mutate<{ apiKey: KeyAnswer }>(workspace.api, "revokeApiKey", `apiKey { ${KEY} }`, { apiKeyId });

const statusOf = async (secret: string) => (await redress.as(secret).send(VIEWER)).status;

test.each([
  ["LIVE", "rdr_live_"],
  ["TEST", "rdr_test_"],
])("makes a key of the %s environment that works and begins with %s", async (environment, prefix) => {
  const { apiKey, secret } = await makeKey(workspace.api, ["case:read"], { name: "desk", environment });

  const { viewer } = await redress.as(secret).data<{ viewer: unknown }>(VIEWER);

  expect(secret).toMatch(new RegExp(`^${prefix}[0-9a-z]{26}_[A-Za-z0-9_-]{40}$`));
  expect(secret.endsWith(apiKey.hint)).toBe(true);
  expect(viewer).toEqual({
    kind: "API_KEY",
    permissions: ["case:read", "viewer:read"],
    workspace: { id: workspace.publicId, name: "Acme" },
    apiKey: { id: apiKey.id, name: "desk", environment },
    member: null,
  });
});

test("shows a key once: neither the list nor the database holds it", async () => {
  const { apiKey, secret } = await makeKey(workspace.api, ["case:read"]);

  const { apiKeys } = await workspace.api.data<{ apiKeys: { nodes: KeyAnswer[]; totalCount: number } }>(
    `{ apiKeys(first: 1) { nodes { ${KEY} } totalCount } }`,
  );
  const client = await redress.platform.pool.connect();
  await client.query("begin");
  await client.query("select set_config('app.workspace_id', $1, true)", [workspace.id]);
  const { rows } = await client.query(
    "select 1 from api_keys k where strpos(k::text, $1) > 0 union all select 1 from outbox o where strpos(o::text, $1) > 0",
    [secret.slice(-40)],
  );
  await client.query("rollback");
  client.release();

  expect(apiKeys).toEqual({ nodes: [apiKey], totalCount: 2 });
  expect(rows).toEqual([]);
});

test.each([
  ["an unknown permission", { permissions: ["case:fly"] }, ["permissions"]],
  ["a permission that is an inherited word", { permissions: ["toString"] }, ["permissions"]],
  ["no permission", { permissions: [] }, ["permissions"]],
  ["a blank name", { name: " " }, ["name"]],
  ["an expiry that has passed", { expiresAt: "2026-01-15T08:59:59Z" }, ["expiresAt"]],
])("refuses to make a key with %s", async (_what, facts, field) => {
  const input = { name: "desk", environment: "TEST", permissions: ["case:read"], ...facts };

  const { createApiKey } = await workspace.api.data<{ createApiKey: unknown }>(CREATE, { input });

  expect(createApiKey).toEqual({
    apiKey: null,
    secret: null,
    userErrors: [{ code: "BAD_USER_INPUT", field }],
  });
});

test("a key cannot be given more than its maker has", async () => {
  const { secret } = await makeKey(workspace.api, ["apiKey:write", "case:read"]);
  const maker = redress.as(secret);
  const input = { name: "desk", environment: "TEST", permissions: ["case:read"] };

  const within = await maker.send(CREATE, { input });
  const beyond = await maker.send(CREATE, { input: { ...input, permissions: ["case:read", "case:write"] } });

  expect(within.data).toMatchObject({ createApiKey: { userErrors: [] } });
  expect(beyond.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test("a revoked key is refused at once, and revoking it again changes nothing", async () => {
  const { apiKey, secret } = await makeKey(workspace.api, ["case:read"]);
  const before = await statusOf(secret);

  const revoked = await revoke(apiKey.id);
  const after = await Promise.all(Array.from({ length: 10 }, () => statusOf(secret)));
  redress.clock.advance(60);
  const again = await revoke(apiKey.id);

  expect(before).toBe(200);
  expect(after).toEqual(Array.from({ length: 10 }, () => 401));
  expect(revoked.apiKey).toMatchObject({ revokedAt: expect.any(String), version: 2 });
  expect(again.apiKey).toEqual(revoked.apiKey);
  expect((await eventTypes(redress, workspace)).slice(-1)).toEqual(["api_key.revoked"]);
});

test("no request that is sent after a revocation's answer gets in, however many are under way", async () => {
  const { apiKey, secret } = await makeKey(workspace.api, ["case:read"]);
  let isRevoked = false;
  const late: number[] = [];
  const caller = async () => {
    while (late.length < 20) {
      const wasRevoked = isRevoked;
      const status = await statusOf(secret);
      if (wasRevoked) late.push(status);
    }
  };

  const callers = Array.from({ length: 8 }, caller);
  await statusOf(secret);
  await revoke(apiKey.id);
  isRevoked = true;
  await Promise.all(callers);

  expect(new Set(late)).toEqual(new Set([401]));
});

test("a key stops at the moment it expires", async () => {
  const expiresAt = new Date(Date.parse(redress.clock.now()) + 60_000).toISOString();
  const { secret } = await makeKey(workspace.api, ["case:read"], { expiresAt });

  const before = await statusOf(secret);
  redress.clock.advance(60);
  const after = await statusOf(secret);

  expect([before, after]).toEqual([200, 401]);
});

test("an unknown, an expired, a revoked key and one of no workspace get the same answer", async () => {
  const expiresAt = new Date(Date.parse(redress.clock.now()) + 1_000).toISOString();
  const expired = await makeKey(workspace.api, ["case:read"], { expiresAt });
  const revoked = await makeKey(workspace.api, ["case:read"]);
  await revoke(revoked.apiKey.id);
  redress.clock.advance(2);
  const unknown = `${workspace.key.slice(0, -4)}${workspace.key.endsWith("AAAA") ? "BBBB" : "AAAA"}`;
  const nowhere = workspace.key.replace(/_[0-9a-z]{26}_/, "_01m809vsp1fvjabgacdfx81ax2_");
  const wrongEnvironment = workspace.key.replace("rdr_test_", "rdr_live_");

  const answers = [];
  const statements = [];
  for (const secret of [unknown, expired.secret, revoked.secret, nowhere, wrongEnvironment]) {
    const sent = redress.statements.length;
    const { status, data, errors } = await redress.as(secret).send(VIEWER, {}, { "x-request-id": "same" });
    answers.push(JSON.stringify({ status, data, errors }));
    statements.push(redress.statements.slice(sent).join());
  }

  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain(`"code":"UNAUTHENTICATED"`);
  // The same work too: one look by the key's hash.
  expect(new Set(statements).size).toBe(1);
});

test("a key of another workspace can be neither read, revoked nor rotated", async () => {
  const { apiKey, secret } = await makeKey((await redress.addWorkspace("Other")).api, ["case:read"]);

  const read = await workspace.api.data(`query ($id: ID!) { apiKey(id: $id) { id } node(id: $id) { id } }`, {
    id: apiKey.id,
  });
  const revoked = await revoke(apiKey.id);
  const rotated = await mutate(workspace.api, "rotateApiKey", "secret", { apiKeyId: apiKey.id });

  expect(read).toEqual({ apiKey: null, node: null });
  for (const { userErrors } of [revoked, rotated]) expect(userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  expect(await statusOf(secret)).toBe(200);
});

test.each([
  ["nothing but the scheme", "Bearer"],
  ["another scheme", "Basic YWRhOnNlY3JldA=="],
  ["no key and no token", "Bearer hello"],
  ["a key that is cut short", "Bearer rdr_test_01m809vsp1fvjabgacdfx81ax2_short"],
  ["a credential beyond all measure", `Bearer ${"a".repeat(9_000)}`],
])("an authorization header with %s is told what is expected", async (_what, authorization) => {
  const answer = await redress.as(null, { authorization }).send(VIEWER);

  expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
});

test("lists every permission with the roles that carry it", async () => {
  const { permissions } = await workspace.api.data<{ permissions: { name: string }[] }>(
    `{ permissions { name description roles isForCustomers } }`,
  );

  const { viewer } = await workspace.api.data<{ viewer: { permissions: string[] } }>(VIEWER);
  expect(permissions.map(({ name }) => name).sort()).toEqual(viewer.permissions);
  expect(permissions.find(({ name }) => name === "member:write")).toMatchObject({
    roles: ["ADMIN"],
    isForCustomers: false,
  });
});
