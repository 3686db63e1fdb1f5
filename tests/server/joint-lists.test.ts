import { Client } from "pg";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { newUuid } from "../../src/kernel/ids";
import type { App } from "../../src/server/app";
import { SlowDocuments } from "../../src/server/jointly/slow-documents";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { revokeApiKey } from "../../src/services/access/revoke-api-key";
import { ALL_PERMISSIONS } from "../../src/services/access/permissions";
import { answerOf, questionOf, type Told } from "../planner/both-ways";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";

/** Of which two are left to others, so that all lists share one. */
const CONNECTIONS = 3;

/** How long what is slow takes the database. */
const SLOW_SECONDS = 2;

const TIERS = ["bronze", "silver", "gold", "slow"] as const;
type Tier = (typeof TIERS)[number];

const LIST = `
  query ($tier: String!) {
    customers(first: 5, filter: { tier: $tier }) { nodes { name tier cases(first: 2) { nodes { subject } } } }
  }`;

let redress: World;
let pool: DatabasePool;
let app: App;
let superuser: Client;
let keys: readonly { readonly id: string; readonly secret: string }[];

beforeAll(async () => {
  redress = await world();
  for (const tier of TIERS) await customerOf(tier);
  const { database, platform } = redress;
  superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query(`
    create function is_read(tier text) returns boolean language plpgsql as $$
      begin
        if tier = 'slow' then perform pg_sleep(${SLOW_SECONDS}); end if;
        return true;
      end $$;
    create policy slow on customers as restrictive for select to public using (is_read(tier))`);
  pool = createPool({
    url: database.applicationUrl,
    name: "narrow",
    size: CONNECTIONS,
    onError: () => undefined,
  });
  app = await createTestApp({ ...platform, pool });
  keys = await Promise.all(TIERS.map(() => newKey()));
}, 60_000);

afterAll(async () => {
  await app.close();
  await pool.end();
  await superuser.end();
  await redress.close();
});

async function customerOf(tier: Tier): Promise<void> {
  const input = { externalId: { source: "tests", id: newUuid() }, name: `A ${tier} customer`, tier };
  await redress.api.data(
    `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { customer { id } } }`,
    { input },
  );
}

async function newKey(): Promise<{ readonly id: string; readonly secret: string }> {
  const input = { name: `lists ${newUuid()}`, environment: "TEST" as const, permissions: ALL_PERMISSIONS };
  const { apiKey, secret } = await runAsSystem(redress.platform, redress.workspace.id, createApiKey, input);
  await answerOf(app, secret, questionOf(app, { document: "{ viewer { kind } }", variables: {} })!);
  return { id: apiKey.id, secret };
}

function list(tier: Tier, key: string, document = LIST): Promise<Told> {
  return answerOf(app, key, questionOf(app, { document, variables: { tier } })!);
}

function namesIn({ data }: Told): readonly string[] {
  const { customers } = data as { customers: { nodes: readonly { readonly name: string }[] } };
  return customers.nodes.map(({ name }) => name);
}

/** How often callers are looked up meanwhile: once for all of those who share a transaction. */
async function lookedUp(work: () => Promise<unknown>): Promise<number> {
  const before = redress.statements.length;
  await work();
  return redress.statements.slice(before).filter((text) => /from api_keys/.test(text)).length;
}

/** All at once, each by a key of its own. */
function all(tiers: readonly Tier[], document = LIST): Promise<readonly Told[]> {
  return Promise.all(tiers.map((tier, place) => list(tier, keys[place]!.secret, document)));
}

const QUICK = ["bronze", "silver", "gold", "silver"] as const;

test("lists for which there are not connections enough share one, and each is told its own page", async () => {
  const answers: Told[] = [];

  expect(await lookedUp(async () => answers.push(...(await all(QUICK))))).toBe(1);
  expect(answers.map(namesIn)).toEqual(QUICK.map((tier) => [`A ${tier} customer`]));
});

test("lists for which there are connections share none", async () => {
  const question = questionOf(redress.app, { document: LIST, variables: { tier: "gold" } })!;
  const ask = (): Promise<readonly Told[]> =>
    Promise.all(keys.map(({ secret }) => answerOf(redress.app, secret, question)));
  await ask();

  expect(await lookedUp(ask)).toBe(keys.length);
});

test("lists that differ below the top share none", async () => {
  const document = `query ($tier: String!, $cases: Int!) {
    customers(first: 5, filter: { tier: $tier }) { nodes { name cases(first: $cases) { nodes { id } } } } }`;
  const ask = (cases: number): Promise<Told> =>
    answerOf(app, keys[0]!.secret, questionOf(app, { document, variables: { tier: "gold", cases } })!);
  await ask(1);

  expect(await lookedUp(() => Promise.all([ask(1), ask(2)]))).toBe(2);
});

test("a key that was revoked since its last use lists nothing, and holds up nobody", async () => {
  const { id, secret } = await newKey();
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });

  const [refused, ...others] = await Promise.all([
    list("gold", secret),
    ...QUICK.map((tier, place) => list(tier, keys[place]!.secret)),
  ]);

  expect(refused?.errors.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  expect(refused?.data).toBeNull();
  expect(others.map(namesIn)).toEqual(QUICK.map((tier) => [`A ${tier} customer`]));
});

test("what is slow holds up those beside it but for a moment, and then goes alone", async () => {
  const document = `${LIST} # slow`;
  await all(QUICK, document);
  const order: Tier[] = [];
  const startedAt = performance.now();
  let quickAfterMs = Infinity;

  const answers = await Promise.all(
    (["slow", "bronze", "silver", "gold"] as const).map(async (tier, place) => {
      const told = await list(tier, keys[place]!.secret, document);
      order.push(tier);
      if (order.length === 3) quickAfterMs = performance.now() - startedAt;
      return told;
    }),
  );

  expect(order.at(-1)).toBe("slow");
  expect(quickAfterMs).toBeLessThan(SLOW_SECONDS * 1_000);
  expect(answers.map(namesIn)).toEqual(
    ["slow", "bronze", "silver", "gold"].map((tier) => [`A ${tier} customer`]),
  );
  expect(await lookedUp(() => all(QUICK, document))).toBe(QUICK.length);
  expect(await lookedUp(() => all(QUICK))).toBe(1);
}, 30_000);

test("what fails before it has begun is told to each of those who wait", async () => {
  let isLost = false;
  const now = (): string => {
    if (isLost) throw new Error("The time is not known.");
    return redress.platform.now();
  };
  const timeless = await createTestApp({ ...redress.platform, pool, now });
  const ask = ({ secret }: { readonly secret: string }): Promise<Told> =>
    answerOf(timeless, secret, questionOf(timeless, { document: LIST, variables: { tier: "gold" } })!);
  await Promise.all(keys.map(ask));
  isLost = true;

  const answers = await Promise.all(keys.map(ask));

  const codes = answers.map(({ errors }) => errors.map(({ extensions }) => extensions.code));
  expect(codes).toEqual(keys.map(() => ["INTERNAL"]));
  isLost = false;
  expect((await Promise.all(keys.map(ask))).map(namesIn)).toEqual(keys.map(() => ["A gold customer"]));
  await timeless.close();
});

test("what was slow goes with others again after a while", () => {
  let now = 0;
  const slow = new SlowDocuments(() => now);
  const { prepared } = questionOf(app, { document: LIST, variables: { tier: "gold" } })!;
  expect(slow.has(prepared)).toBe(false);

  slow.add(prepared);
  now += 9_999;
  expect(slow.has(prepared)).toBe(true);
  now += 1;
  expect(slow.has(prepared)).toBe(false);
});
