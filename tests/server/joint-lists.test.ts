import { Client } from "pg";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { newUuid } from "../../src/kernel/ids";
import type { App } from "../../src/server/app";
import type { Platform } from "../../src/server/platform";
import { SlowDocuments } from "../../src/server/jointly/slow-documents";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { revokeApiKey } from "../../src/services/access/revoke-api-key";
import { ALL_PERMISSIONS } from "../../src/services/access/permissions";
import { answerOf, questionOf, type Told } from "../planner/both-ways";
import { createTestApp } from "../support/test-app";
import { world, type World } from "../support/world";

/** How long what is slow takes the database. */
const SLOW_SECONDS = 2;

const TIERS = ["bronze", "silver", "gold", "slow"] as const;
type Tier = (typeof TIERS)[number];

const LIST = `
  query ($tier: String!) {
    customers(first: 5, filter: { tier: $tier }) { nodes { name tier cases(first: 2) { nodes { subject } } } }
  }`;

let redress: World;
const pools: DatabasePool[] = [];
/** With one connection, which all lists share. */
let app: App;
/** With two. */
let wider: App;
let superuser: Client;
let keys: readonly { readonly id: string; readonly secret: string }[];

beforeAll(async () => {
  redress = await world();
  for (const tier of TIERS) await customerOf(tier);
  superuser = new Client({ connectionString: redress.database.superuserUrl });
  await superuser.connect();
  await superuser.query(`
    create function is_read(tier text) returns boolean language plpgsql as $$
      begin
        if tier = 'slow' then perform pg_sleep(${SLOW_SECONDS}); end if;
        return true;
      end $$;
    create policy slow on customers as restrictive for select to public using (is_read(tier))`);
  app = await appWith(1);
  wider = await appWith(2);
  keys = await Promise.all(TIERS.map(() => newKey()));
}, 60_000);

afterAll(async () => {
  await Promise.all([app.close(), wider.close()]);
  await Promise.all(pools.map((pool) => pool.end()));
  await superuser.end();
  await redress.close();
});

function appWith(size: number, changed: Partial<Platform> = {}): Promise<App> {
  const { database, platform } = redress;
  const pool = createPool({ url: database.applicationUrl, name: "lists", size, onError: () => undefined });
  pools.push(pool);
  return createTestApp({ ...platform, pool, ...changed });
}

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

function list(tier: Tier, key: string, document = LIST, of = app): Promise<Told> {
  return answerOf(of, key, questionOf(of, { document, variables: { tier } })!);
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
function all(tiers: readonly Tier[], document = LIST, of = app): Promise<readonly Told[]> {
  return Promise.all(tiers.map((tier, place) => list(tier, keys[place]!.secret, document, of)));
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
  const tiers = ["slow", "bronze", "silver", "gold"] as const;
  await all(QUICK, document, wider);
  const order: Tier[] = [];

  const answers = await Promise.all(
    tiers.map(async (tier, place) => {
      const told = await list(tier, keys[place]!.secret, document, wider);
      order.push(tier);
      return told;
    }),
  );

  expect(order.at(-1)).toBe("slow");
  expect(answers.map(namesIn)).toEqual(tiers.map((tier) => [`A ${tier} customer`]));
  expect(await lookedUp(() => all(QUICK, document, wider))).toBe(QUICK.length);
  expect(await lookedUp(() => all(QUICK, LIST, wider))).toBe(2);
}, 30_000);

test("what is slow by itself holds up nobody for whom there is a connection", async () => {
  const [slower, quicker] = keys.map(({ secret }) => secret);
  const document = `${LIST} # slow by itself`;
  await all(QUICK, document, wider);
  const order: string[] = [];

  await Promise.all([
    list("slow", slower!, document, wider).then(() => order.push("slow")),
    untilAtWork().then(async () => {
      await list("gold", quicker!, document, wider);
      order.push("quick");
    }),
  ]);

  expect(order).toEqual(["quick", "slow"]);
}, 30_000);

test("a statement of several that was stopped refuses none of them", async () => {
  const document = `${LIST} # stopped`;
  await all(QUICK, document);

  const asked = all(["slow", "bronze", "silver", "gold"], document);
  const pid = await untilAtWork();
  await superuser.query("select pg_cancel_backend($1)", [pid]);

  expect((await asked).map(namesIn)).toEqual(
    ["slow", "bronze", "silver", "gold"].map((tier) => [`A ${tier} customer`]),
  );
}, 30_000);

/** The backend that is at what is slow, as soon as one is. */
async function untilAtWork(): Promise<number> {
  for (;;) {
    const { rows } = await superuser.query<{ pid: number }>(
      "select pid from pg_stat_activity where wait_event = 'PgSleep'",
    );
    if (rows[0]) return rows[0].pid;
  }
}

test("what fails before it has begun is told to each of those who wait", async () => {
  let isLost = false;
  const now = (): string => {
    if (isLost) throw new Error("The time is not known.");
    return redress.platform.now();
  };
  const timeless = await appWith(1, { now });
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
  const { id } = redress.workspace;
  const slow = new SlowDocuments(() => now);
  const { prepared } = questionOf(app, { document: LIST, variables: { tier: "gold" } })!;
  expect(slow.has(prepared, id)).toBe(false);

  slow.add(prepared, id);
  now += 9_999;
  expect(slow.has(prepared, id)).toBe(true);
  expect(slow.has(prepared, newUuid())).toBe(false);
  now += 1;
  expect(slow.has(prepared, id)).toBe(false);
});
