import { createHmac } from "node:crypto";
import { exportSPKI, importJWK, type CryptoKey } from "jose";
import { world, type World } from "../support/world";
import { invite, mutate, type MemberAnswer } from "./desk";
import { startIssuer, type TokenFacts } from "./issuer";
import { REFUSED, signInStage, VIEWER, VOUCHED_FOR, type SignInStage } from "./sign-in-stage";

let redress: World;
let stage: SignInStage;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  stage = await signInStage(redress);
});

afterEach(() => stage.issuer.close());

afterAll(() => redress.close());

test("lets a member in by verified e-mail, and from then on knows the member by the subject", async () => {
  const first = await stage.signIn({ sub: "sub-1", email: "Grace@ACME.example", email_verified: true });
  const bySubject = await stage.signIn({ sub: "sub-1" });
  const otherSubject = await stage.signIn({ sub: "sub-2", ...VOUCHED_FOR });

  expect(first.data?.viewer).toMatchObject({
    kind: "MEMBER",
    member: { id: stage.grace.id, subject: "sub-1" },
  });
  expect(bySubject.data?.viewer.member?.id).toBe(stage.grace.id);
  expect(otherSubject).toMatchObject(REFUSED);
});

test("lets a member in by the subject that the invitation named", async () => {
  const fields = "member { id }";
  const input = { email: "ann@acme.example", name: "Ann", role: "VIEWER", subject: "sub-ann" };
  const { member } = await mutate<{ member: MemberAnswer }>(
    stage.workspace.api,
    "inviteMember",
    fields,
    input,
  );

  const answer = await stage.signIn({ sub: "sub-ann" });

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
  const answer = await stage.signIn(facts);

  expect(answer).toMatchObject(REFUSED);
});

test("bears clocks that differ by five seconds, several audiences, and a verification in words", async () => {
  const early = await stage.signIn({ ...VOUCHED_FOR, notBeforeIn: 4 });
  const late = await stage.signIn({ ...VOUCHED_FOR, expiresIn: -4 });
  const several = await stage.signIn({
    ...VOUCHED_FOR,
    aud: ["billing", stage.issuer.audience],
    email_verified: "true",
  });

  expect([early.status, late.status, several.status]).toEqual([200, 200, 200]);
});

test("refuses tokens that are forged with what everybody can read", async () => {
  const head = (alg: string) => base64({ alg, kid: stage.key.kid, typ: "JWT" });
  const [, claims = "", signature = ""] = (await stage.token()).split(".");
  const publicPem = await exportSPKI((await importJWK(stage.key.publicJwk, "ES256")) as CryptoKey);
  const hmacOf = (secret: string) =>
    createHmac("sha256", secret)
      .update(`${head("HS256")}.${claims}`)
      .digest("base64url");
  const otherClaims = base64({
    iss: stage.issuer.issuer,
    aud: stage.issuer.audience,
    sub: "sub-admin",
    exp: 4_000_000_000,
  });

  const answers = await Promise.all(
    [
      `${head("none")}.${claims}.`,
      `${head("none")}.${claims}.${signature}`,
      `${head("HS256")}.${claims}.${hmacOf(publicPem)}`,
      `${head("HS256")}.${claims}.${hmacOf(JSON.stringify(stage.key.publicJwk))}`,
      `${head("ES256")}.${otherClaims}.${signature}`,
      `${head("ES256")}.${claims}.`,
    ].map((forged) => stage.withToken(forged)),
  );

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("takes a token of one workspace's issuer in that workspace only", async () => {
  const other = await redress.addWorkspace("Other");
  await invite(other.api, "grace@acme.example");
  const otherIssuer = await startIssuer();
  await stage.configure({ keys: { jwksUrl: otherIssuer.jwksUrl } }, other);

  const answer = await stage.withToken(await stage.token(), other);
  await otherIssuer.close();

  expect(answer).toMatchObject(REFUSED);
});

test("refuses every token in a workspace without a provider, and in one that does not exist", async () => {
  const without = await redress.addWorkspace("Other");
  const nowhere = { ...without, publicId: "ws_01m809vsp1fvjabgacdfx81ax2" };

  const answers = [
    await stage.withToken(await stage.token(), without),
    await stage.withToken(await stage.token(), nowhere),
  ];

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("asks a member for the workspace when the header is missing or malformed", async () => {
  const credential = await stage.token();

  const missing = await redress.as(credential).send(VIEWER);
  const malformed = await redress.as(credential, { "x-workspace-id": "acme" }).send(VIEWER);

  for (const answer of [missing, malformed])
    expect(answer.errors).toMatchObject([{ message: expect.stringContaining("x-workspace-id") }]);
});

test("a deactivated member is out at once, also by a second invitation to the same person", async () => {
  const credential = await stage.token();
  const before = await stage.withToken(credential);
  await mutate(stage.workspace.api, "deactivateMember", "member { id }", { memberId: stage.grace.id });

  const after = await stage.withToken(credential);
  await invite(stage.workspace.api, "stage.grace.two@acme.example");
  const again = await stage.signIn({ email: "stage.grace.two@acme.example", email_verified: true });

  expect(before.status).toBe(200);
  expect(after).toMatchObject(REFUSED);
  expect(again).toMatchObject(REFUSED);
});

test("a new role counts from the next operation on", async () => {
  const credential = await stage.token();
  const asAgent = await stage.withToken(credential);
  await mutate(stage.workspace.api, "updateMember", "member { id }", {
    memberId: stage.grace.id,
    role: "VIEWER",
  });

  const asViewer = await stage.withToken(credential);
  const refused = await redress
    .as(credential, { "x-workspace-id": stage.workspace.publicId })
    .send(`mutation { createTeam(input: { name: "Mine" }) { team { id } } }`);

  expect(asAgent.data?.viewer.permissions).toContain("case:write");
  expect(asViewer.data?.viewer.permissions).not.toContain("case:write");
  expect(refused.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test("removing the provider ends every member's signing in at once", async () => {
  const credential = await stage.token();
  const before = await stage.withToken(credential);
  await mutate(stage.workspace.api, "removeIdentityProvider", "removedIdentityProviderId", {});

  const after = await stage.withToken(credential);

  expect(before.status).toBe(200);
  expect(after).toMatchObject(REFUSED);
});

test("forgets whose subjects they were when the issuer changes", async () => {
  await stage.signIn({ sub: "1", ...VOUCHED_FOR });
  const iss = "https://login.next.example";
  await stage.configure({ issuer: iss });

  const strangerWithSubject = await stage.signIn({ iss, sub: "1" });
  const graceByEmail = await stage.signIn({ iss, sub: "2", ...VOUCHED_FOR });

  expect(strangerWithSubject).toMatchObject(REFUSED);
  expect(graceByEmail.data?.viewer.member).toEqual({ id: stage.grace.id, subject: "2" });
});

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
