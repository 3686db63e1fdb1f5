import { createHmac } from "node:crypto";
import { exportSPKI, importJWK, type CryptoKey } from "jose";
import type { ApiResult } from "../support/api-client";
import { world, type TestWorkspace, type World } from "../support/world";
import { invite, mutate, type MemberAnswer } from "./desk";
import {
  memberToken,
  signingKey,
  startIssuer,
  type Issuer,
  type SigningKey,
  type TokenFacts,
} from "./issuer";

interface Viewed {
  viewer: { kind: string; permissions: string[]; member: { id: string; subject: string | null } | null };
}

const VIEWER = `{ viewer { kind permissions member { id subject } } }`;
const VOUCHED_FOR = { email: "grace@acme.example", email_verified: true };

let redress: World;
let issuer: Issuer;
let key: SigningKey;
let workspace: TestWorkspace;
let grace: MemberAnswer;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  issuer = await startIssuer();
  key = issuer.published[0] as SigningKey;
  workspace = await redress.addWorkspace("A workspace of its own");
  await configure({});
  grace = await invite(workspace.api, "grace@acme.example");
});

afterEach(() => issuer.close());

afterAll(() => redress.close());

const configure = (facts: Record<string, unknown>, of = workspace) =>
  mutate<{ identityProvider: { id: string; version: number } }>(
    of.api,
    "configureIdentityProvider",
    "identityProvider { id version }",
    {
      issuer: issuer.issuer,
      audience: issuer.audience,
      keys: { jwksUrl: issuer.jwksUrl },
      algorithms: ["ES256"],
      ...facts,
    },
  );

const token = (facts: TokenFacts = VOUCHED_FOR, by = key) => memberToken(by, redress.clock.now(), facts);

const withToken = (credential: string, to = workspace): Promise<ApiResult<Viewed>> =>
  redress.as(credential, { "x-workspace-id": to.publicId }).send<Viewed>(VIEWER);

const signIn = async (facts: TokenFacts = VOUCHED_FOR, by = key) => withToken(await token(facts, by));

const REFUSED = {
  status: 401,
  errors: [
    {
      message: "The credential is unknown, expired or revoked.",
      extensions: { code: "UNAUTHENTICATED", retryable: false },
    },
  ],
};

test("lets a member in by verified e-mail, and from then on knows the member by the subject", async () => {
  const first = await signIn({ sub: "sub-1", email: "Grace@ACME.example", email_verified: true });
  const bySubject = await signIn({ sub: "sub-1" });
  const otherSubject = await signIn({ sub: "sub-2", ...VOUCHED_FOR });

  expect(first.data?.viewer).toMatchObject({ kind: "MEMBER", member: { id: grace.id, subject: "sub-1" } });
  expect(bySubject.data?.viewer.member?.id).toBe(grace.id);
  expect(otherSubject).toMatchObject(REFUSED);
});

test("lets a member in by the subject that the invitation named", async () => {
  const fields = "member { id }";
  const input = { email: "ann@acme.example", name: "Ann", role: "VIEWER", subject: "sub-ann" };
  const { member } = await mutate<{ member: MemberAnswer }>(workspace.api, "inviteMember", fields, input);

  const answer = await signIn({ sub: "sub-ann" });

  expect(answer.data?.viewer.member?.id).toBe(member?.id);
});

test.each<[string, TokenFacts]>([
  ["of another issuer", { ...VOUCHED_FOR, iss: "https://login.evil.example" }],
  ["for another audience", { ...VOUCHED_FOR, aud: "billing" }],
  ["that has expired", { ...VOUCHED_FOR, expiresIn: -6 }],
  ["that is not valid yet", { ...VOUCHED_FOR, notBeforeIn: 6 }],
  ["with an e-mail that is not verified", { ...VOUCHED_FOR, email_verified: false }],
  ["that does not say whether its e-mail is verified", { email: "grace@acme.example" }],
  ["with an empty subject", { ...VOUCHED_FOR, sub: "" }],
  ["of somebody who was not invited", { email: "eve@acme.example", email_verified: true }],
])("refuses a token %s", async (_what, facts) => {
  const answer = await signIn(facts);

  expect(answer).toMatchObject(REFUSED);
});

test("bears clocks that differ by five seconds, several audiences, and a verification in words", async () => {
  const early = await signIn({ ...VOUCHED_FOR, notBeforeIn: 4 });
  const late = await signIn({ ...VOUCHED_FOR, expiresIn: -4 });
  const several = await signIn({ ...VOUCHED_FOR, aud: ["billing", issuer.audience], email_verified: "true" });

  expect([early.status, late.status, several.status]).toEqual([200, 200, 200]);
});

test("refuses tokens that are forged with what everybody can read", async () => {
  const head = (alg: string) => base64({ alg, kid: key.kid, typ: "JWT" });
  const [, claims = "", signature = ""] = (await token()).split(".");
  const publicPem = await exportSPKI((await importJWK(key.publicJwk, "ES256")) as CryptoKey);
  const hmacOf = (secret: string) =>
    createHmac("sha256", secret)
      .update(`${head("HS256")}.${claims}`)
      .digest("base64url");
  const otherClaims = base64({
    iss: issuer.issuer,
    aud: issuer.audience,
    sub: "sub-admin",
    exp: 4_000_000_000,
  });

  const answers = await Promise.all(
    [
      `${head("none")}.${claims}.`,
      `${head("none")}.${claims}.${signature}`,
      `${head("HS256")}.${claims}.${hmacOf(publicPem)}`,
      `${head("HS256")}.${claims}.${hmacOf(JSON.stringify(key.publicJwk))}`,
      `${head("ES256")}.${otherClaims}.${signature}`,
      `${head("ES256")}.${claims}.`,
    ].map((forged) => withToken(forged)),
  );

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("refuses a good key under an algorithm that was not named", async () => {
  const rsa = await signingKey("key-rsa", "RS256");
  issuer.published.push(rsa);

  const refused = await signIn(VOUCHED_FOR, rsa);
  await configure({ algorithms: ["ES256", "RS256"] });
  const accepted = await signIn(VOUCHED_FOR, rsa);

  expect(refused).toMatchObject(REFUSED);
  expect(accepted.status).toBe(200);
});

test("refuses a key that the issuer does not publish, also under the name of one that it does", async () => {
  const unknown = await signingKey("key-2");
  const sameName = await signingKey(key.kid);

  const answers = [await signIn(VOUCHED_FOR, unknown), await signIn(VOUCHED_FOR, sameName)];

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("follows the issuer to a new key, and looks for an unknown one every half minute at most", async () => {
  await signIn();
  const rotated = await signingKey("key-2");
  issuer.published.splice(0, 1, rotated);

  const tooSoon = await signIn(VOUCHED_FOR, rotated);
  const fetchesTooSoon = issuer.fetches();
  const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 31_000);
  const later = await signIn(VOUCHED_FOR, rotated);
  const retired = await signIn(VOUCHED_FOR, key);
  clock.mockRestore();

  expect([tooSoon.status, later.status, retired.status]).toEqual([401, 200, 401]);
  expect([fetchesTooSoon, issuer.fetches()]).toEqual([1, 2]);
});

test("verifies with keys that were given instead of published", async () => {
  await configure({ keys: { jwks: { keys: [key.publicJwk] } } });

  const answer = await signIn();

  expect(answer.status).toBe(200);
  expect(issuer.fetches()).toBe(0);
});

test.each<[string, (issuer: Issuer) => unknown]>([
  ["does not answer", (of) => of.close()],
  ["answers with a fault", (of) => of.answerWith((_, response) => response.writeHead(500).end())],
  ["sends elsewhere", (of) => of.answerWith((_, to) => to.writeHead(302, { location: of.jwksUrl }).end())],
  ["answers with no JSON", (of) => of.answerWith((_, response) => response.end("<html>"))],
  ["answers with no key set", (of) => of.answerWith((_, response) => response.end("{}"))],
  ["answers without end", (of) => of.answerWith((_, response) => void response.end(" ".repeat(300_000)))],
])("asks the caller to try again while the issuer %s", async (_what, breakDown) => {
  await breakDown(issuer);

  const answer = await signIn();

  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", retryable: true } }]);
  expect(answer.status).not.toBe(401);
});

test("gives up on an issuer that keeps silent, and says so", async () => {
  issuer.answerWith(() => undefined);

  const answer = await signIn();

  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", retryable: true } }]);
});

test("takes a token of one workspace's issuer in that workspace only", async () => {
  const other = await redress.addWorkspace("Other");
  await invite(other.api, "grace@acme.example");
  const otherIssuer = await startIssuer();
  await configure({ keys: { jwksUrl: otherIssuer.jwksUrl } }, other);

  const answer = await withToken(await token(), other);
  await otherIssuer.close();

  expect(answer).toMatchObject(REFUSED);
});

test("refuses every token in a workspace without a provider, and in one that does not exist", async () => {
  const without = await redress.addWorkspace("Other");
  const nowhere = { ...without, publicId: "ws_01m809vsp1fvjabgacdfx81ax2" };

  const answers = [await withToken(await token(), without), await withToken(await token(), nowhere)];

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("asks a member for the workspace when the header is missing or malformed", async () => {
  const credential = await token();

  const missing = await redress.as(credential).send(VIEWER);
  const malformed = await redress.as(credential, { "x-workspace-id": "acme" }).send(VIEWER);

  for (const answer of [missing, malformed])
    expect(answer.errors).toMatchObject([{ message: expect.stringContaining("x-workspace-id") }]);
});

test("a deactivated member is out at once, also by a second invitation to the same person", async () => {
  const credential = await token();
  const before = await withToken(credential);
  await mutate(workspace.api, "deactivateMember", "member { id }", { memberId: grace.id });

  const after = await withToken(credential);
  await invite(workspace.api, "grace.two@acme.example");
  const again = await signIn({ email: "grace.two@acme.example", email_verified: true });

  expect(before.status).toBe(200);
  expect(after).toMatchObject(REFUSED);
  expect(again).toMatchObject(REFUSED);
});

test("a new role counts from the next operation on", async () => {
  const credential = await token();
  const asAgent = await withToken(credential);
  await mutate(workspace.api, "updateMember", "member { id }", { memberId: grace.id, role: "VIEWER" });

  const asViewer = await withToken(credential);
  const refused = await redress
    .as(credential, { "x-workspace-id": workspace.publicId })
    .send(`mutation { createTeam(input: { name: "Mine" }) { team { id } } }`);

  expect(asAgent.data?.viewer.permissions).toContain("case:write");
  expect(asViewer.data?.viewer.permissions).not.toContain("case:write");
  expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test("removing the provider ends every member's signing in at once", async () => {
  const credential = await token();
  const before = await withToken(credential);
  await mutate(workspace.api, "removeIdentityProvider", "removedIdentityProviderId", {});

  const after = await withToken(credential);

  expect(before.status).toBe(200);
  expect(after).toMatchObject(REFUSED);
});

test("forgets whose subjects they were when the issuer changes", async () => {
  await signIn({ sub: "1", ...VOUCHED_FOR });
  const iss = "https://login.next.example";
  await configure({ issuer: iss });

  const strangerWithSubject = await signIn({ iss, sub: "1" });
  const graceByEmail = await signIn({ iss, sub: "2", ...VOUCHED_FOR });

  expect(strangerWithSubject).toMatchObject(REFUSED);
  expect(graceByEmail.data?.viewer.member).toEqual({ id: grace.id, subject: "2" });
});

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
