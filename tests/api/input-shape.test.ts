import { world, type World } from "../support/world";

const UPSERT = `
  mutation ($input: UpsertCustomerInput!) {
    upsertCustomer(input: $input) { customer { id } userErrors { code field message } }
  }`;

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("names every field at fault, however deep it stands, in one answer", async () => {
  const input = {
    externalId: { source: "s".repeat(101), id: "" },
    name: "n".repeat(201),
    identities: [
      { kind: "EMAIL", value: "ada@example.com" },
      { kind: "SOCIAL", source: "chat", value: "v".repeat(321) },
    ],
  };

  const { upsertCustomer } = await redress.api.data<{
    upsertCustomer: { userErrors: { field: string[] }[] };
  }>(UPSERT, {
    input,
  });

  expect(upsertCustomer).toMatchObject({ customer: null });
  expect(upsertCustomer.userErrors.map(({ field }) => field.join(".")).sort()).toEqual([
    "externalId.id",
    "externalId.source",
    "identities.1.value",
    "name",
  ]);
});

test("tells a query's fault at the top level, with the field", async () => {
  const answer = await redress.api.send(
    `query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }`,
    {
      filter: { identity: { kind: "EMAIL", value: "v".repeat(321) } },
    },
  );

  expect(answer.errors).toMatchObject([
    { extensions: { code: "BAD_USER_INPUT", field: ["filter", "identity", "value"] } },
  ]);
});

test.each([
  ["half a character", "a\ud800"],
  ["the character NUL", "a\0"],
])("refuses text that holds %s", async (_what, id) => {
  const input = { externalId: { source: "shop", id } };

  const { upsertCustomer } = await redress.api.data<{ upsertCustomer: object }>(UPSERT, { input });

  expect(upsertCustomer).toMatchObject({
    customer: null,
    userErrors: [{ code: "BAD_USER_INPUT", field: ["externalId", "id"] }],
  });
});
