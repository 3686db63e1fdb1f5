import { KEY, makeKey, mutate, type KeyAnswer } from "../access/desk";
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

test("two active keys may share a name, a third may not until one of them is over", async () => {
  const input = { name: "desk", environment: "TEST", permissions: ["case:read"] };
  const { apiKey } = await makeKey(workspace.api, ["case:read"], input);
  await makeKey(workspace.api, ["case:read"], input);

  const third = await workspace.api.data<{ createApiKey: unknown }>(CREATE, { input });
  await revoke(apiKey.id);
  const afterwards = await workspace.api.data<{ createApiKey: unknown }>(CREATE, { input });

  expect(third.createApiKey).toMatchObject({
    apiKey: null,
    secret: null,
    userErrors: [{ code: "CONFLICT", field: ["name"] }],
  });
  expect(afterwards.createApiKey).toMatchObject({ userErrors: [] });
});

test("of ten keys of one name that are made at once, two are", async () => {
  const input = { name: "desk", environment: "TEST", permissions: ["case:read"] };

  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      workspace.api.data<{ createApiKey: { secret: string | null } }>(CREATE, { input }),
    ),
  );

  expect(answers.filter(({ createApiKey }) => createApiKey.secret !== null)).toHaveLength(2);
});

test("rotating makes a like key and lets the old one run out", async () => {
  const { apiKey, secret } = await makeKey(workspace.api, ["case:read", "note:write"], { name: "desk" });
  const fields = `apiKey { ${KEY} name } secret replaced { ${KEY} }`;

  const rotated = await mutate<{ apiKey: KeyAnswer; secret: string; replaced: KeyAnswer }>(
    workspace.api,
    "rotateApiKey",
    fields,
    { apiKeyId: apiKey.id, overlapSeconds: 600 },
  );
  const during = [await statusOf(secret), await statusOf(String(rotated.secret))];
  redress.clock.advance(600);
  const afterwards = [await statusOf(secret), await statusOf(String(rotated.secret))];
  const tooLate = await mutate(workspace.api, "rotateApiKey", "secret", { apiKeyId: apiKey.id });

  expect(rotated.apiKey).toMatchObject({ name: "desk", permissions: ["case:read", "note:write"] });
  expect(during).toEqual([200, 200]);
  expect(afterwards).toEqual([401, 200]);
  expect(tooLate).toMatchObject({ secret: null, userErrors: [{ code: "ILLEGAL_STATE" }] });
});

test("rotating never lengthens the old key's life", async () => {
  const expiresAt = new Date(Date.parse(redress.clock.now()) + 60_000).toISOString();
  const { apiKey } = await makeKey(workspace.api, ["case:read"], { expiresAt });

  const { replaced } = await mutate<{ replaced: KeyAnswer }>(
    workspace.api,
    "rotateApiKey",
    `replaced { ${KEY} }`,
    {
      apiKeyId: apiKey.id,
    },
  );

  expect(replaced?.expiresAt).toBe(expiresAt);
});
