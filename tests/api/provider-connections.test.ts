import { Client } from "pg";
import { anEvent, aCharge } from "../payments/stripe-objects";
import { SECRET, stripeEndpoint } from "../support/stripe-endpoint";
import { world, type World } from "../support/world";

const NEW_SECRET = "whsec_after_the_rotation_12345";
const DAY = 24 * 3600;

let redress: World;
let sent = 0;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const anyEvent = () =>
  anEvent("charge.succeeded", aCharge({ id: `ch_${(sent += 1)}`, payment_intent: null }), sent);

interface Answer {
  readonly connection: { version: number; disabledAt: string | null } | null;
  readonly userErrors: { code: string; field: string[] }[];
}

async function mutate(name: string, input: object): Promise<Answer> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const data = await redress.api.data<Record<string, Answer>>(
    `mutation ($input: ${type}!) {
      ${name}(input: $input) {
        connection { id version disabledAt previousSecretValidUntil }
        userErrors { code field }
      }
    }`,
    { input },
  );
  return data[name]!;
}

test("after a rotation both secrets are good for a day, and then the new one alone", async () => {
  const { connectionId, deliver } = await stripeEndpoint(redress);
  await mutate("rotateProviderSecret", { connectionId, webhookSecret: NEW_SECRET });

  const within = [await deliver(anyEvent()), await deliver(anyEvent(), { secret: NEW_SECRET })];
  redress.clock.advance(DAY);
  const after = [await deliver(anyEvent()), await deliver(anyEvent(), { secret: NEW_SECRET })];

  expect(within.map(({ status }) => status)).toEqual([200, 200]);
  expect(after.map(({ status }) => status)).toEqual([400, 200]);
});

test("a second rotation ends the secret before the last at once", async () => {
  const { connectionId, deliver } = await stripeEndpoint(redress);
  await mutate("rotateProviderSecret", { connectionId, webhookSecret: NEW_SECRET });
  await mutate("rotateProviderSecret", { connectionId, webhookSecret: `${NEW_SECRET}_again` });

  expect(await deliver(anyEvent(), { secret: SECRET })).toMatchObject({ status: 400 });
  expect(await deliver(anyEvent(), { secret: NEW_SECRET })).toMatchObject({ status: 200 });
});

test("rotating to the same secret twice keeps the former one good", async () => {
  const { connectionId, deliver } = await stripeEndpoint(redress);
  const first = await mutate("rotateProviderSecret", { connectionId, webhookSecret: NEW_SECRET });

  const again = await mutate("rotateProviderSecret", { connectionId, webhookSecret: NEW_SECRET });

  expect(again).toEqual(first);
  expect(await deliver(anyEvent(), { secret: SECRET })).toMatchObject({ status: 200 });
});

test("a disabled connection looks as if there were none, until it is enabled", async () => {
  const { connectionId, deliver } = await stripeEndpoint(redress);
  const event = anyEvent();

  const off = await mutate("disableProviderConnection", { connectionId });
  const refused = await deliver(event);
  const forged = await deliver(event, { secret: "whsec_somebody_else" });
  const on = await mutate("enableProviderConnection", { connectionId });
  const taken = await deliver(event);

  expect(off.connection?.disabledAt).toBe(redress.clock.now());
  expect(refused).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
  expect(forged).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
  expect(on.connection?.disabledAt).toBeNull();
  expect(taken).toMatchObject({ status: 200, body: { outcome: "APPLIED" } });
});

/** Past row-level security, as whoever steals the disk would read them. */
async function keptSecrets(): Promise<readonly Buffer[]> {
  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ secret: Buffer }>("select secret from provider_connections");
  await client.end();
  return rows.map(({ secret }) => secret);
}

test("no answer of the API holds a secret, and the database holds none in the clear", async () => {
  const { connectionId, path } = await stripeEndpoint(redress);

  const answer = await redress.api.send(
    `query ($id: ID!) {
      node(id: $id) { id ... on ProviderConnection { name provider mode webhookPath } }
      providerConnection(id: $id) { id version }
      providerConnections(first: 1) { totalCount nodes { id } }
      __type(name: "ProviderConnection") { fields { name } }
    }`,
    { id: connectionId },
  );
  const kept = await keptSecrets();

  expect(answer.data).toMatchObject({
    node: { id: connectionId, name: "Shop", provider: "STRIPE", mode: "LIVE", webhookPath: path },
    providerConnection: { id: connectionId },
    providerConnections: { nodes: [{ id: connectionId }] },
  });
  expect(JSON.stringify(answer.data)).not.toMatch(/"name":"(secret|previousSecret|webhookSecret)"/);
  expect(kept.length).toBeGreaterThan(0);
  for (const secret of kept) expect(secret.toString("latin1")).not.toContain("whsec_");
});

test("another workspace's connection is not there to change or to read", async () => {
  const umbrella = await redress.addWorkspace("Umbrella");
  const { connectionId } = await stripeEndpoint(redress, umbrella.api);

  const { userErrors } = await mutate("disableProviderConnection", { connectionId });
  const read = await redress.api.data<{ providerConnection: null }>(
    `query ($id: ID!) { providerConnection(id: $id) { id } }`,
    { id: connectionId },
  );

  expect(userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  expect(read.providerConnection).toBeNull();
});

test.each([
  ["a secret that is too short", { webhookSecret: "whsec_1" }, ["webhookSecret"]],
  ["a secret with white space", { webhookSecret: `${SECRET}\n` }, ["webhookSecret"]],
  ["a blank name", { name: " " }, ["name"]],
])("refuses %s", async (_, overrides, field) => {
  const input = { provider: "STRIPE", name: "Shop", webhookSecret: SECRET, ...overrides };

  const { connection, userErrors } = await mutate("createProviderConnection", input);

  expect(connection).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});
