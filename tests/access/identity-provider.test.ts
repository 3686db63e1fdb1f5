import type { JWK } from "jose";
import { world, type TestWorkspace, type World } from "../support/world";
import { eventTypes, invite, makeKey, mutate } from "./desk";
import { memberToken, signingKey, startIssuer } from "./issuer";

interface Provider {
  id: string;
  issuer: string;
  jwksUrl: string | null;
  jwks: { keys: JWK[] } | null;
  version: number;
}

const PROVIDER = "id issuer audience jwksUrl jwks algorithms version";
const SETTINGS = {
  issuer: "https://login.acme.example",
  audience: "redress",
  keys: { jwksUrl: "https://login.acme.example/jwks.json" },
  algorithms: ["RS256", "ES256", "RS256"],
};

let redress: World;
let workspace: TestWorkspace;

beforeAll(async () => {
  redress = await world({ allowsPrivateAddresses: false });
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
});

afterAll(() => redress.close());

const configure = (facts: Record<string, unknown>) =>
  mutate<{ identityProvider: Provider }>(
    workspace.api,
    "configureIdentityProvider",
    `identityProvider { ${PROVIDER} }`,
    { ...SETTINGS, ...facts },
  );

test("configures a provider, changes it, and removes it", async () => {
  const { identityProvider: made } = await configure({});
  const { identityProvider: changed } = await configure({ audience: "desk", expectedVersion: 1 });
  const read = await workspace.api.data<{ identityProvider: Provider; node: Provider }>(
    `query ($id: ID!) { identityProvider { ${PROVIDER} } node(id: $id) { ... on IdentityProvider { ${PROVIDER} } } }`,
    { id: made?.id },
  );
  const { removedIdentityProviderId } = await mutate<{ removedIdentityProviderId: string }>(
    workspace.api,
    "removeIdentityProvider",
    "removedIdentityProviderId",
    { expectedVersion: 2 },
  );

  expect(made).toMatchObject({ algorithms: ["RS256", "ES256"], jwks: null, version: 1 });
  expect(changed).toEqual({ ...made, audience: "desk", version: 2 });
  expect(read).toEqual({ identityProvider: changed, node: changed });
  expect(removedIdentityProviderId).toBe(made?.id);
  expect(await workspace.api.data(`{ identityProvider { id } }`)).toEqual({ identityProvider: null });
  expect((await eventTypes(redress, workspace)).slice(2)).toEqual([
    "identity_provider.configured",
    "identity_provider.configured",
    "identity_provider.removed",
  ]);
});

test.each([
  ["http://login.acme.example/jwks.json", "http to another machine"],
  ["ftp://login.acme.example/jwks.json", "another protocol"],
  ["https://10.0.0.1/jwks.json", "an address in place of a name"],
  ["https://[fd00::1]/jwks.json", "an IPv6 address in place of a name"],
  ["https://user:password@login.acme.example/jwks.json", "a password"],
  ["login.acme.example", "no protocol"],
])("refuses the key set URL %s: %s", async (jwksUrl) => {
  const refused = await configure({ keys: { jwksUrl } });

  expect(refused).toMatchObject({
    identityProvider: null,
    userErrors: [{ code: "BAD_USER_INPUT", field: ["keys", "jwksUrl"] }],
  });
});

test.each([
  ["no keys", async () => ({ keys: [] }), ["keys", "jwks"]],
  ["something else", async () => ({ certificates: [] }), ["keys", "jwks"]],
  ["a shared secret", async () => ({ keys: [{ kty: "oct", k: "c2VjcmV0" }] }), ["keys", "jwks", "keys", "0"]],
  ["a key of no type", async () => ({ keys: [{ n: "AQAB" }] }), ["keys", "jwks", "keys", "0", "kty"]],
  [
    "a key that is an inherited word",
    async () => ({ keys: [{ kty: "toString" }] }),
    ["keys", "jwks", "keys", "0", "kty"],
  ],
  [
    "half a key",
    async () => ({ keys: [{ kty: "EC", crv: "P-256", x: "AQAB" }] }),
    ["keys", "jwks", "keys", "0", "y"],
  ],
  [
    "a short RSA key",
    async () => ({ keys: [{ kty: "RSA", n: "AQAB", e: "AQAB" }] }),
    ["keys", "jwks", "keys", "0", "n"],
  ],
  [
    "a private key",
    async () => ({ keys: [{ ...(await signingKey("k")).publicJwk, d: "AQAB" }] }),
    ["keys", "jwks", "keys", "0"],
  ],
])("refuses a key set of %s", async (_what, jwks, field) => {
  const refused = await configure({ keys: { jwks: await jwks() } });

  expect(refused).toMatchObject({ identityProvider: null, userErrors: [{ code: "BAD_USER_INPUT", field }] });
});

test("keeps of a given key set what verifies signatures, and nothing else", async () => {
  const { publicJwk } = await signingKey("k");

  const { identityProvider } = await configure({
    keys: { jwks: { keys: [{ ...publicJwk, x5c: ["..."], note: "ours" }], comment: "x" } },
  });

  expect(identityProvider).toMatchObject({ jwksUrl: null, jwks: { keys: [publicJwk] } });
});

test.each([
  ["algorithms that share a secret", { algorithms: ["HS256"] }],
  ["no signature", { algorithms: ["none"] }],
  ["both ways to get keys", { keys: { jwksUrl: SETTINGS.keys.jwksUrl, jwks: { keys: [] } } }],
  ["no way to get keys", { keys: {} }],
])("the schema itself refuses %s", async (_what, facts) => {
  const answer = await workspace.api.send(
    `mutation ($input: ConfigureIdentityProviderInput!) { configureIdentityProvider(input: $input) { userErrors { code } } }`,
    { input: { ...SETTINGS, ...facts } },
  );

  expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("refuses no algorithm at all, and our own issuer's name", async () => {
  const none = await configure({ algorithms: [] });
  const ours = await configure({ issuer: "urn:redress:customer-token" });

  expect(none.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["algorithms"] }]);
  expect(ours.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["issuer"] }]);
});

test("refuses a change and a removal that were decided on an older version", async () => {
  await configure({ expectedVersion: 0 });
  await configure({ audience: "desk" });

  const changed = await configure({ expectedVersion: 1 });
  const removed = await mutate(workspace.api, "removeIdentityProvider", "removedIdentityProviderId", {
    expectedVersion: 1,
  });

  for (const { userErrors } of [changed, removed])
    expect(userErrors).toMatchObject([{ code: "VERSION_CONFLICT", details: { currentVersion: 2 } }]);
});

test("whoever has less than an administrator's rights cannot choose who vouches for one", async () => {
  const { secret } = await makeKey(workspace.api, ["workspace:read", "workspace:write"]);

  const answers = await Promise.all(
    [
      `mutation { configureIdentityProvider(input: { issuer: "x", audience: "y", keys: { jwks: {} }, algorithms: [ES256] }) { userErrors { code } } }`,
      `mutation { removeIdentityProvider(input: {}) { userErrors { code } } }`,
    ].map((document) => redress.as(secret).send(document)),
  );

  for (const answer of answers) expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test("of several first configurations at once one is kept whole", async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      workspace.api.send<{ configureIdentityProvider: { identityProvider: Provider | null } }>(
        `mutation ($input: ConfigureIdentityProviderInput!) { configureIdentityProvider(input: $input) { identityProvider { audience } } }`,
        { input: { ...SETTINGS, audience: `desk-${n}` } },
      ),
    ),
  );

  const codes = answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code);
  const { identityProvider } = await workspace.api.data<{ identityProvider: { audience: string } }>(
    `{ identityProvider { audience } }`,
  );
  expect(identityProvider.audience).toMatch(/^desk-[0-5]$/);
  expect(codes.every((code) => code === "CONFLICT")).toBe(true);
});

test("an installation that keeps to public addresses never asks a provider on its own machine", async () => {
  const issuer = await startIssuer();
  await configure({ keys: { jwksUrl: issuer.jwksUrl } });
  await invite(workspace.api, "grace@acme.example");
  const [key] = issuer.published;
  const token =
    key &&
    (await memberToken(key, redress.clock.now(), { email: "grace@acme.example", email_verified: true }));

  const answer = await redress
    .as(String(token), { "x-workspace-id": workspace.publicId })
    .send(`{ viewer { kind } }`);
  await issuer.close();

  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
  expect(issuer.fetches()).toBe(0);
});
