import { Client } from "pg";
import { world, type World } from "../support/world";

const UPSERT = `
  mutation ($input: UpsertCustomerInput!) {
    upsertCustomer(input: $input) { created customer { id name version } userErrors { code field } }
  }`;

const named = (name: string): { input: object } => ({
  input: { externalId: { source: "shop", id: "idem" }, name },
});

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("answers the same key with the first reply, and does nothing again", async () => {
  const first = await redress.api.send(UPSERT, named("Ada"), { "idempotency-key": "once" });
  await redress.api.send(UPSERT, named("Grace"));

  const again = await redress.api.send(UPSERT, named("Ada"), { "idempotency-key": "once" });

  expect(first.extensions?.["idempotentReplay"]).toBeUndefined();
  expect(again.data).toEqual(first.data);
  expect(again.extensions).toMatchObject({ idempotentReplay: true });
  const { customers } = await redress.api.data<{ customers: { nodes: { name: string }[] } }>(
    `{ customers(filter: { identity: { kind: EXTERNAL, source: "shop", value: "idem" } }) { nodes { name } } }`,
  );
  expect(customers.nodes).toEqual([{ name: "Grace" }]);
});

test("refuses a key that comes with another body", async () => {
  await redress.api.send(UPSERT, named("Ada"), { "idempotency-key": "reused" });

  const other = await redress.api.send(UPSERT, named("Bob"), { "idempotency-key": "reused" });

  expect(other.data ?? null).toBeNull();
  expect(other.errors).toMatchObject([{ extensions: { code: "IDEMPOTENCY_KEY_REUSED", retryable: false } }]);
});

test("of many requests at once with one key, one is done and the others replay it or are told to wait", async () => {
  const input = { externalId: { source: "shop", id: "at-once" }, name: "Ada" };

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => redress.api.send(UPSERT, { input }, { "idempotency-key": "at-once" })),
  );

  const done = answers.filter(({ data, extensions }) => data && !extensions?.["idempotentReplay"]);
  const others = answers.filter((answer) => !done.includes(answer));
  expect(done).toHaveLength(1);
  for (const { data, errors } of others) {
    if (data) expect(data).toEqual(done[0]?.data);
    else expect(errors).toMatchObject([{ extensions: { code: "CONFLICT", retryable: true } }]);
  }
});

test("keeps the keys of two callers apart", async () => {
  const other = await redress.addWorkspace("Another company");
  await redress.api.send(UPSERT, named("Ada"), { "idempotency-key": "shared" });

  const theirs = await other.api.send(UPSERT, named("Eve"), { "idempotency-key": "shared" });

  expect(theirs.errors).toBeUndefined();
  expect(theirs.data).toMatchObject({ upsertCustomer: { created: true, customer: { name: "Eve" } } });
});

test("refuses a key of more than 255 characters", async () => {
  const answer = await redress.api.send(UPSERT, named("Ada"), { "idempotency-key": "k".repeat(256) });

  expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("keeps replies encrypted", async () => {
  const name = "a name that must not be readable";
  await redress.api.send(
    UPSERT,
    { input: { externalId: { source: "shop", id: "sealed" }, name } },
    { "idempotency-key": "s" },
  );

  const client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ sealed_reply: Buffer }>(
    "select sealed_reply from idempotent_replies",
  );
  await client.end();

  expect(rows.length).toBeGreaterThan(0);
  for (const { sealed_reply: reply } of rows) expect(reply.includes(name)).toBe(false);
});
