import { decodeJwt, SignJWT } from "jose";
import { createSecrets } from "../../src/kernel/secrets";
import { eventTypes, makeKey, mutate } from "../access/desk";
import { world, type TestWorkspace, type World } from "../support/world";

const VIEWER = `{
  viewer { kind permissions workspace { name } customer { id name tags identities { value } } member { id } apiKey { id } }
}`;
const REFUSED = {
  status: 401,
  errors: [
    {
      message: "The credential is unknown, expired or revoked.",
      extensions: { code: "UNAUTHENTICATED", retryable: false },
    },
  ],
};

let redress: World;
let workspace: TestWorkspace;
let ada: string;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("Acme");
  ada = await makeCustomer("Ada");
});

afterAll(() => redress.close());

async function makeCustomer(name: string, of = workspace): Promise<string> {
  const identities = [{ kind: "EMAIL", value: `${name}@example.com` }];
  const { customer } = await mutate<{ customer: { id: string } }>(
    of.api,
    "createCustomer",
    "customer { id }",
    {
      name,
      tags: ["secret mark"],
      identities,
    },
  );
  if (!customer) throw new Error(`${name} was not made.`);
  return customer.id;
}

async function mint(customerId: string, facts: Record<string, unknown> = {}) {
  const { token, expiresAt } = await mutate<{ token: string; expiresAt: string }>(
    workspace.api,
    "mintCustomerToken",
    "token expiresAt",
    { customerId, ...facts },
  );
  if (!token || !expiresAt) throw new Error("No token was minted.");
  return { token, expiresAt };
}

const ask = (token: string) => redress.as(token).send<{ viewer: unknown }>(VIEWER);

test("a customer's token proves that customer, without what is the staff's", async () => {
  const { token, expiresAt } = await mint(ada);

  const { data } = await ask(token);

  expect(data?.viewer).toEqual({
    kind: "CUSTOMER",
    permissions: expect.arrayContaining(["case:read", "viewer:read"]),
    workspace: { name: "Acme" },
    customer: { id: ada, name: "Ada", tags: null, identities: [{ value: "ada@example.com" }] },
    member: null,
    apiKey: null,
  });
  expect(Date.parse(expiresAt) - Date.parse(redress.clock.now())).toBe(900_000);
  expect((await eventTypes(redress, workspace)).slice(-1)).toEqual(["customer.token_minted"]);
});

test("a customer sees itself and nobody else, and changes nobody", async () => {
  const bob = await makeCustomer("Bob");
  const customer = redress.as((await mint(ada)).token);

  const seen = await customer.data(
    `query ($bob: ID!) { customers { nodes { name } totalCount } customer(id: $bob) { name } node(id: $bob) { id } }`,
    { bob },
  );
  const forbidden = await Promise.all(
    [
      `mutation { updateCustomer(input: { customerId: "${ada}", name: "Eve" }) { userErrors { code } } }`,
      `mutation { mintCustomerToken(input: { customerId: "${ada}" }) { token } }`,
      `mutation { revokeCustomerTokens(input: { customerId: "${ada}" }) { userErrors { code } } }`,
      `{ members { nodes { id } } }`,
      `{ teams { nodes { id } } }`,
      `{ apiKeys { nodes { id } } }`,
      `{ identityProvider { id } }`,
    ].map((document) => customer.send(document)),
  );

  expect(seen).toEqual({
    customers: { nodes: [{ name: "Ada" }], totalCount: 1 },
    customer: null,
    node: null,
  });
  for (const answer of forbidden)
    expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test.each([
  ["tier", 'filter: { tier: "gold-secret" }'],
  ["tier", 'filter: { tier: "" }'],
  ["tag", 'filter: { tag: "secret mark" }'],
])("a customer may not learn its %s by `%s`", async (field, args) => {
  const customer = redress.as((await mint(ada)).token);

  const counted = await customer.send(`{ customers(${args}) { totalCount } }`);
  const listed = await customer.send(`{ customers(${args}) { nodes { id } } }`);

  for (const answer of [counted, listed])
    expect(answer.errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT", field: ["filter", field] } },
    ]);
});

test.each([60, 86_400])("a token of %d seconds works until that moment", async (expiresInSeconds) => {
  const { token } = await mint(ada, { expiresInSeconds });

  redress.clock.advance(expiresInSeconds - 1);
  const before = await ask(token);
  redress.clock.advance(1);
  const after = await ask(token);

  expect(before.status).toBe(200);
  expect(after).toMatchObject(REFUSED);
});

test.each([59, 86_401, -1])("refuses to mint a token of %d seconds", async (expiresInSeconds) => {
  const refused = await mutate(workspace.api, "mintCustomerToken", "token", {
    customerId: ada,
    expiresInSeconds,
  });

  expect(refused).toMatchObject({
    token: null,
    userErrors: [{ code: "BAD_USER_INPUT", field: ["expiresInSeconds"] }],
  });
});

test("refuses a token that somebody else signed, changed or put together", async () => {
  const { token } = await mint(ada);
  const [head = "", claims = "", signature = ""] = token.split(".");
  const bob = decodeJwt((await mint(await makeCustomer("Bob"))).token);
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signedWith = (key: Uint8Array, alg = "HS256", facts: object = {}) =>
    new SignJWT({ ...decodeJwt(token), ...facts }).setProtectedHeader({ alg }).sign(key);
  const { signingKey } = redress.platform.secrets;

  const answers = await Promise.all(
    [
      `${head}.${encoded(bob)}.${signature}`,
      `${encoded({ alg: "none" })}.${claims}.`,
      `${head}.${claims}.`,
      await signedWith(createSecrets("another master secret of thirty-two or more").signingKey),
      await signedWith(new Uint8Array(32)),
      await signedWith(signingKey, "HS512"),
      await signedWith(signingKey, "HS256", { minted_at: undefined }),
      await signedWith(signingKey, "HS256", { sub: workspace.publicId }),
      await signedWith(signingKey, "HS256", { exp: undefined }),
    ].map(ask),
  );

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("a token is good in its own workspace only, whatever the headers say", async () => {
  const other = await redress.addWorkspace("Other");
  const { token } = await mint(ada);
  const moved = await new SignJWT({ ...decodeJwt(token), ws: other.publicId })
    .setProtectedHeader({ alg: "HS256" })
    .sign(redress.platform.secrets.signingKey);

  const withHeader = await redress.as(token, { "x-workspace-id": other.publicId }).send<{
    viewer: { workspace: { name: string } };
  }>(VIEWER);
  const elsewhere = await ask(moved);

  expect(withHeader.data?.viewer.workspace.name).toBe("Acme");
  expect(elsewhere).toMatchObject(REFUSED);
});

test("revoking ends all tokens so far at once, and none that is minted afterwards", async () => {
  const tokens = [await mint(ada), await mint(ada, { expiresInSeconds: 86_400 })];
  const bobs = await mint(await makeCustomer("Bob"));
  redress.clock.advance(0.3);
  await mutate(workspace.api, "revokeCustomerTokens", "customer { id }", { customerId: ada });

  const dead = await Promise.all(tokens.map(({ token }) => ask(token)));
  redress.clock.advance(0.001);
  const fresh = await ask((await mint(ada)).token);
  const others = await ask(bobs.token);

  for (const answer of dead) expect(answer).toMatchObject(REFUSED);
  expect([fresh.status, others.status]).toEqual([200, 200]);
  expect(await eventTypes(redress, workspace)).toContain("customer.tokens_revoked");
});

test("minting takes its own permission", async () => {
  const may = redress.as((await makeKey(workspace.api, ["customerToken:mint"])).secret);
  const mayNot = redress.as((await makeKey(workspace.api, ["customer:read", "customer:write"])).secret);
  const document = `mutation { mintCustomerToken(input: { customerId: "${ada}" }) { token } }`;

  const minted = await may.send<{ mintCustomerToken: { token: string } }>(document);
  const refused = await mayNot.send(document);

  expect((await ask(minted.data?.mintCustomerToken.token ?? "")).status).toBe(200);
  expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});
