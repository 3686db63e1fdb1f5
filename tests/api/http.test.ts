import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

async function post(body: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${redress.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

test("a web page of another origin may ask, as its browser makes sure beforehand", async () => {
  const preflight = await fetch(`${redress.url}/graphql`, {
    method: "OPTIONS",
    headers: {
      origin: "https://portal.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });

  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
});

test("a short query may come by GET, and a mutation may not", async () => {
  const authorization = `Bearer ${redress.workspace.key}`;
  const get = (query: string): Promise<Response> =>
    fetch(`${redress.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization } });

  const query = await get("{ viewer { kind } }");
  const mutation = await get(`mutation { createTeam(input: { name: "by GET" }) { team { id } } }`);

  expect(await query.json()).toEqual({ data: { viewer: { kind: "API_KEY" } } });
  expect(mutation.status).toBe(405);
});

test("a subscription is told where it can be had", async () => {
  const query = "subscription { events { type } }";

  const posted = await post({ query });
  const got = await fetch(`${redress.url}/graphql?query=${encodeURIComponent(query)}`);

  const refusal = {
    message: expect.stringMatching(/WebSocket at `\/graphql`.*`\/graphql\/stream`/),
    extensions: { code: "BAD_USER_INPUT", field: ["query"], retryable: false },
  };
  expect(posted).toMatchObject({ status: 400, answer: { errors: [refusal] } });
  expect(got.status).toBe(400);
  expect(await got.json()).toMatchObject({ errors: [refusal] });
});

test.each([
  ["two operations and no name", { query: "query A { __typename } query B { __typename }" }],
  ["a name that none has", { query: "query A { __typename }", operationName: "Nope" }],
])("refuses %s as the caller's fault", async (_fault, body) => {
  const { answer } = await post(body);

  expect(answer).toMatchObject({
    errors: [{ extensions: { code: "BAD_USER_INPUT", field: ["operationName"] } }],
  });
});

test("a mutation answers data or errors, never both, and errors mean that nothing was changed", async () => {
  const input = { externalId: { source: "http", id: "1" }, name: "Half" };

  const answer = await redress.api.send(
    `mutation ($input: UpsertCustomerInput!) {
       upsertCustomer(input: $input) { customer { name cases(first: 1000) { nodes { id } } } }
     }`,
    { input },
  );
  const { customers } = await redress.api.data<{ customers: { totalCount: number } }>(
    `{ customers { totalCount } }`,
  );

  expect(answer.data).toBeNull();
  expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  expect(customers.totalCount).toBe(0);
});

test("one list that is refused leaves the others in the answer", async () => {
  const answer = await redress.api.send(`{ viewer { kind } customers(first: 101) { totalCount } }`);

  expect(answer.data).toEqual({ viewer: { kind: "API_KEY" }, customers: null });
  expect(answer.errors).toMatchObject([{ path: ["customers"], extensions: { code: "BAD_USER_INPUT" } }]);
});

test("an address that is none gets the form of all errors", async () => {
  const response = await fetch(`${redress.url}/graphq`);

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: "NOT_FOUND", retryable: false } }],
  });
});
