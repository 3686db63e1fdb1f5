import { changed, customerClient, newCustomer, openCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;
let caseId: string;
let viewing: ApiClient;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api, "Grace Hopper");
  ({ id: caseId } = await openCase(redress.api, customerId, { body: "Hello?", priority: "URGENT" }));
  await changed(redress.api, "addNote", { caseId, body: "Careful with this one." });
  await openCase(redress.api, await newCustomer(redress.api, "Joan Clarke"));
  viewing = redress.as(redress.workspace.key, { "x-view-as": customerId });
});

afterAll(() => redress.close());

const EVERYTHING = `{
  viewer { kind customer { id name tags cases { totalCount } } }
  customers { nodes { name } }
  cases { totalCount nodes { id subject priority attributes team { id } messages { nodes { body author { name id } } }
    timeline { nodes { __typename actor { kind name id } } } } }
}`;

test("staff see what the customer sees, to the last letter", async () => {
  const token = await customerClient(redress, redress.workspace, customerId);

  const seen = await viewing.data(EVERYTHING);

  expect(seen).toEqual(await token.data(EVERYTHING));
  expect(seen).toMatchObject({ cases: { totalCount: 1, nodes: [{ id: caseId, priority: null }] } });
});

test("staff who search as a customer find what the customer finds", async () => {
  const token = await customerClient(redress, redress.workspace, customerId);
  const document = `query ($query: String!) {
    search(query: $query) { totalCount nodes { __typename rank ... on CaseHit { case { id } snippet { text } } } }
  }`;
  const queries = ["hello", "careful", "Clarke", "Where is my money?", "#1", "#2", customerId, caseId];
  const found = (api: ApiClient): Promise<readonly unknown[]> =>
    Promise.all(queries.map((query) => api.data(document, { query })));

  const [seen, own, staffs] = [await found(viewing), await found(token), await found(redress.api)];

  expect(seen).toEqual(own);
  expect(seen).not.toEqual(staffs);
  expect(seen[0]).toMatchObject({ search: { totalCount: 1, nodes: [{ case: { id: caseId } }] } });
  for (const hidden of [1, 2, 5]) expect(seen[hidden]).toMatchObject({ search: { totalCount: 0 } });
});

test("staff do not write in the customer's name", async () => {
  const reply = `mutation ($input: ReplyToCaseInput!) { replyToCase(input: $input) { userErrors { code } } }`;

  const { data, errors } = await viewing.send(reply, { input: { caseId, body: "As Grace" } });

  expect({ data, errors }).toMatchObject({
    errors: [
      { extensions: { code: "FORBIDDEN" }, message: expect.stringContaining("leave that header out") },
    ],
  });
});

test("who may not see it so is refused, and so is a customer", async () => {
  const header = { "x-view-as": customerId };
  const { createApiKey } = await redress.api.data<{ createApiKey: { secret: string } }>(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`,
    { input: { name: "reader", environment: "TEST", permissions: ["case:read", "customer:read"] } },
  );
  const token = await customerClient(redress, redress.workspace, customerId);

  const answers = [
    await redress.as(createApiKey.secret, header).send(EVERYTHING),
    await token.send(EVERYTHING, {}, header),
  ];

  for (const { data, errors } of answers)
    expect({ data: data ?? null, errors }).toMatchObject({
      data: null,
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
});

test.each([
  ["no id", "Grace", "BAD_USER_INPUT"],
  ["an id of something else", "case_01m809vsp1fvjabgacdfx81ax2", "BAD_USER_INPUT"],
  ["an unknown id", "cust_01m809vsp1fvjabgacdfx81ax2", "NOT_FOUND"],
])("refuses %s", async (_, value, code) => {
  const { data, errors } = await redress.api.send(EVERYTHING, {}, { "x-view-as": value });

  expect({ data: data ?? null, errors }).toMatchObject({ data: null, errors: [{ extensions: { code } }] });
});

test("another company's customer is nobody here", async () => {
  const other = await redress.addWorkspace("Other");
  const strangerId = await newCustomer(other.api);

  const { errors } = await redress.api.send(EVERYTHING, {}, { "x-view-as": strangerId });

  expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
});
