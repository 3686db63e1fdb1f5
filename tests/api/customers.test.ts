import { world, type World } from "../support/world";

const UPSERT = `
  mutation ($input: UpsertCustomerInput!) {
    upsertCustomer(input: $input) {
      created
      customer { id name kind version locale timeZone tags attributes identities { kind source value } }
      userErrors { code message field }
    }
  }`;

interface Upserted {
  upsertCustomer: {
    created: boolean | null;
    customer: { id: string; name: string; version: number; identities: unknown[] } | null;
    userErrors: { code: string; field: string[] }[];
  };
}

const ADA = {
  externalId: { source: "shop", id: "u-1" },
  name: "Ada Byron",
  locale: "en-GB",
  timeZone: "Europe/London",
  tags: ["vip"],
  attributes: { plan: "pro" },
  identities: [{ kind: "EMAIL", value: "Ada@Example.com" }],
};

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("creates a customer by external id and finds it again by any identity", async () => {
  const { upsertCustomer } = await redress.api.data<Upserted>(UPSERT, { input: ADA });

  const found = await redress.api.data<{ customers: { nodes: { id: string }[] } }>(
    `{ customers(filter: { identity: { kind: EMAIL, value: "ada@example.COM" } }) { nodes { id } } }`,
  );

  expect(upsertCustomer.created).toBe(true);
  expect(upsertCustomer.customer?.id).toMatch(/^cust_/);
  expect(found.customers.nodes).toEqual([{ id: upsertCustomer.customer?.id }]);
});

test("repeating an upsert changes nothing", async () => {
  const first = await redress.api.data<Upserted>(UPSERT, { input: ADA });

  const again = await redress.api.data<Upserted>(UPSERT, { input: ADA });

  expect(again.upsertCustomer.created).toBe(false);
  expect(again.upsertCustomer.customer).toEqual(first.upsertCustomer.customer);
});

test("refuses a time zone that does not exist, naming the field", async () => {
  const { upsertCustomer } = await redress.api.data<Upserted>(UPSERT, {
    input: { ...ADA, timeZone: "Mars/Olympus" },
  });

  expect(upsertCustomer).toMatchObject({
    customer: null,
    userErrors: [{ code: "BAD_USER_INPUT", field: ["timeZone"] }],
  });
});

test("asks an anonymous caller for a credential", async () => {
  const answer = await redress.as(null).send(`{ customers { nodes { id } } }`);

  expect(answer.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});
