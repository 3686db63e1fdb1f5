import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

interface Asked {
  readonly what: string;
  /** Posted as JSON. */
  readonly body?: object;
  /** Asked by GET, with these parameters. */
  readonly get?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
}

const MUTATION = `mutation Change { createTeam(input: { name: "by GET" }) { team { id } } }`;
const TWO = `query Look { __typename } ${MUTATION}`;

const ANSWERS: readonly Asked[] = [
  { what: "a query", body: { query: "{ viewer { kind } }" }, status: 200 },
  {
    what: "text that is no document",
    body: { query: "{ viewer { kind " },
    status: 400,
    code: "GRAPHQL_PARSE_FAILED",
    message: "Syntax Error: Expected Name, found <EOF>.",
  },
  {
    what: "a field that does not exist",
    body: { query: "{ nope }" },
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
    message: `Cannot query field "nope" on type "Query". Did you mean "node" or "nodes"?`,
  },
  {
    what: "a document beyond the limits",
    body: { query: `{ ${"viewer { kind } ".repeat(400)} }` },
    status: 400,
    code: "LIMIT_EXCEEDED",
    message: "The request is beyond the limit of 1,500 tokens.",
  },
  {
    what: "a faulty document with a bad credential",
    body: { query: "{ nope }" },
    headers: { authorization: "Bearer none" },
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    what: "a bad credential",
    body: { query: "{ viewer { kind } }" },
    headers: { authorization: "Bearer none" },
    status: 401,
    code: "UNAUTHENTICATED",
  },
  {
    what: "two operations without a name",
    body: { query: TWO },
    status: 200,
    code: "BAD_USER_INPUT",
    message:
      "The document has several operations, or none of this name: say in `operationName` which one to run.",
  },
  { what: "one of two operations by its name", body: { query: TWO, operationName: "Look" }, status: 200 },
  { what: "null for a name", body: { query: "{ __typename }", operationName: null }, status: 200 },
  {
    what: "a variable that is missing",
    body: { query: "query ($id: ID!) { node(id: $id) { id } }" },
    status: 200,
    code: "BAD_USER_INPUT",
    message: `Variable "$id" of required type "ID!" was not provided.`,
  },
  {
    what: "a variable of the wrong type",
    body: { query: "query ($n: Int) { teams(first: $n) { totalCount } }", variables: { n: "x" } },
    status: 200,
    code: "BAD_USER_INPUT",
    message: `Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"`,
  },
  {
    what: "a subscription to nothing that there is",
    body: { query: "subscription { nothing }" },
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  { what: "no document", body: { variables: {} }, status: 400, code: "BAD_REQUEST" },
  { what: "a document that is no text", body: { query: 4 }, status: 400, code: "BAD_USER_INPUT" },
  {
    what: "variables that are text",
    body: { query: "{ a }", variables: "{}" },
    status: 400,
    code: "BAD_USER_INPUT",
  },
  {
    what: "several requests in one",
    body: [{ query: "{ __typename }" }],
    status: 400,
    code: "BAD_USER_INPUT",
  },
  {
    what: "the hash of a document",
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: "a" } } },
    status: 200,
    code: "PERSISTED_QUERY_NOT_SUPPORTED",
  },
  {
    what: "no media type that there is",
    body: { query: "{ __typename }" },
    headers: { accept: "text/html" },
    status: 406,
    code: "BAD_USER_INPUT",
  },
  { what: "a query by GET", get: { query: "{ viewer { kind } }" }, status: 200 },
  {
    what: "variables by GET",
    get: { query: "query ($n: Int) { teams(first: $n) { totalCount } }", variables: `{"n":1}` },
    status: 200,
  },
  {
    what: "a mutation by GET",
    get: { query: MUTATION },
    status: 405,
    code: "BAD_REQUEST",
    message: "GET requests only support query operations, not mutation operations",
  },
  { what: "a query by GET beside a mutation", get: { query: TWO, operationName: "Look" }, status: 200 },
  {
    what: "a mutation by GET beside a query",
    get: { query: TWO, operationName: "Change" },
    status: 405,
    code: "BAD_REQUEST",
  },
  {
    what: "a faulty mutation by GET",
    get: { query: "mutation { nope }" },
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
];

async function asked({ body, get, headers = {} }: Asked): Promise<Response> {
  const search = get ? `?${new URLSearchParams(get).toString()}` : "";
  return fetch(`${redress.url}/graphql${search}`, {
    method: get ? "GET" : "POST",
    headers: {
      ...(!get && { "content-type": "application/json" }),
      authorization: `Bearer ${redress.workspace.key}`,
      ...headers,
    },
    ...(!get && { body: JSON.stringify(body) }),
  });
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

test.each(ANSWERS)("answers $what with $status", async (request) => {
  const response = await asked(request);

  const { data, errors } = (await response.json()) as Answer;
  expect(response.status).toBe(request.status);
  expect(errors?.[0]?.extensions.code).toBe(request.code);
  if (request.message !== undefined) expect(errors?.[0]?.message).toBe(request.message);
  if (request.code === undefined) expect(data).toEqual(expect.any(Object));
  if (request.status === 405) expect(response.headers.get("allow")).toBe("POST");
});

test.each(ANSWERS.filter(({ status }) => status !== 406))(
  "answers $what alike as GraphQL's own media type",
  async (request) => {
    const headers = {
      ...request.headers,
      accept: "application/graphql-response+json",
      "x-request-id": "same",
    };

    const plain = await asked({ ...request, headers: { ...headers, accept: "application/json" } });
    const own = await asked({ ...request, headers });

    expect(own.status).toBe(plain.status);
    expect(await own.json()).toEqual(await plain.json());
  },
);

test.each(ANSWERS.filter(({ status }) => status !== 406).map((request, place) => ({ ...request, place })))(
  "answers $what alike, whether the form of the answer is settled yet or not",
  async ({ place, ...request }) => {
    // Of no other test, so that nothing is settled for it.
    const accept = `application/graphql-response+json, text/x-${place}`;
    const headers = { ...request.headers, accept, "x-request-id": "same" };

    const unsettled = await asked({ ...request, headers });
    await asked({ what: "", body: { query: "{ __typename }" }, headers: { accept }, status: 200 });
    const settled = await asked({ ...request, headers });

    expect(headersOf(settled)).toEqual(headersOf(unsettled));
    expect(settled.status).toBe(unsettled.status);
    expect(await settled.text()).toBe(await unsettled.text());
  },
);

function headersOf({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].filter(([name]) => name !== "date"));
}

test("a mutation by GET has changed nothing", async () => {
  await asked({ what: "", get: { query: MUTATION }, status: 405 });

  const { teams } = await redress.api.data<{ teams: { totalCount: number } }>("{ teams { totalCount } }");
  expect(teams.totalCount).toBe(0);
});

test("says in GraphQL's own media type what it says of an operation", async () => {
  const headers = { accept: "application/graphql-response+json" };

  const faulty = await asked({ what: "", body: { query: "{ nope }" }, headers, status: 400 });

  expect(faulty.status).toBe(400);
  expect(faulty.headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
});
