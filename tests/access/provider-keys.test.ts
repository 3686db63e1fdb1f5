import { world, type World } from "../support/world";
import { signingKey, type Issuer } from "./issuer";
import { REFUSED, signInStage, VOUCHED_FOR, type SignInStage } from "./sign-in-stage";

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

test("refuses a good key under an algorithm that was not named", async () => {
  const rsa = await signingKey("key-rsa", "RS256");
  stage.issuer.published.push(rsa);

  const refused = await stage.signIn(VOUCHED_FOR, rsa);
  await stage.configure({ algorithms: ["ES256", "RS256"] });
  const accepted = await stage.signIn(VOUCHED_FOR, rsa);

  expect(refused).toMatchObject(REFUSED);
  expect(accepted.status).toBe(200);
});

test("refuses a key that the issuer does not publish, also under the name of one that it does", async () => {
  const unknown = await signingKey("key-2");
  const sameName = await signingKey(stage.key.kid);

  const answers = [await stage.signIn(VOUCHED_FOR, unknown), await stage.signIn(VOUCHED_FOR, sameName)];

  for (const answer of answers) expect(answer).toMatchObject(REFUSED);
});

test("follows the issuer to a new key, and looks for an unknown one every half minute at most", async () => {
  await stage.signIn();
  const rotated = await signingKey("key-2");
  stage.issuer.published.splice(0, 1, rotated);

  const tooSoon = await stage.signIn(VOUCHED_FOR, rotated);
  const fetchesTooSoon = stage.issuer.fetches();
  const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 31_000);
  const later = await stage.signIn(VOUCHED_FOR, rotated);
  const retired = await stage.signIn(VOUCHED_FOR, stage.key);
  clock.mockRestore();

  expect([tooSoon.status, later.status, retired.status]).toEqual([401, 200, 401]);
  expect([fetchesTooSoon, stage.issuer.fetches()]).toEqual([1, 2]);
});

test("verifies with keys that were given instead of published", async () => {
  await stage.configure({ keys: { jwks: { keys: [stage.key.publicJwk] } } });

  const answer = await stage.signIn();

  expect(answer.status).toBe(200);
  expect(stage.issuer.fetches()).toBe(0);
});

test.each<[string, (issuer: Issuer) => unknown]>([
  ["does not answer", (of) => of.close()],
  ["answers with a fault", (of) => of.answerWith((_, response) => response.writeHead(500).end())],
  ["sends elsewhere", (of) => of.answerWith((_, to) => to.writeHead(302, { location: of.jwksUrl }).end())],
  ["answers with no JSON", (of) => of.answerWith((_, response) => response.end("<html>"))],
  ["answers with no key set", (of) => of.answerWith((_, response) => response.end("{}"))],
  ["answers without end", (of) => of.answerWith((_, response) => void response.end(" ".repeat(300_000)))],
])("asks the caller to try again while the issuer %s", async (_what, breakDown) => {
  await breakDown(stage.issuer);

  const answer = await stage.signIn();

  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", retryable: true } }]);
  expect(answer.status).not.toBe(401);
});

test("gives up on an issuer that keeps silent, and says so", async () => {
  stage.issuer.answerWith(() => undefined);

  const answer = await stage.signIn();

  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", retryable: true } }]);
});
