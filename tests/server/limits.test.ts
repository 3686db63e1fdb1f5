import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from "graphql";
import { WithinLimitsRule } from "../../src/server/limits/document-limits";
import { publicId } from "../../src/kernel/ids";
import { PreparedDocuments } from "../../src/server/prepare/prepared-documents";
import type { ApiError } from "../support/api-client";
import { estimatedNodes } from "./estimated-nodes";
import { world, type World } from "../support/world";

interface Answer {
  readonly errors?: readonly ApiError[];
}

/** A graph without end, in which every document of the tests is valid but for its size. */
const ENDLESS = buildSchema(`
  type Query { next: Query, leaf(of: [Int!]): Int, other: Other }
  type Mutation { next: Query }
  type Other { next: Query, leaf: Int }
`);

function faultsOf(document: string): readonly string[] {
  const rules = [...specifiedRules, WithinLimitsRule];
  return validate(ENDLESS, parse(document), rules).map(({ message }) => message);
}

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(" ");

/** So many levels of fields, the leaf included. */
const levels = (count: number): string => `${"next { ".repeat(count - 1)} leaf ${"}".repeat(count - 1)}`;

interface Edge {
  readonly limit: string;
  readonly document: (count: number) => string;
  readonly most: number;
  readonly refusal: string;
}

const EDGES: readonly Edge[] = [
  { limit: "depth", document: (n) => `{ ${levels(n)} }`, most: 12, refusal: "12 levels of depth" },
  {
    limit: "depth through fragments",
    document: (n) => `{ next { ...F } } fragment F on Query { ... { ${levels(n - 1)} } }`,
    most: 12,
    refusal: "12 levels of depth",
  },
  {
    limit: "aliases",
    document: (n) => `{ next { ${times(n, (i) => `a${i}: __typename`)} } }`,
    most: 30,
    refusal: "30 aliases",
  },
  {
    limit: "aliases of a fragment, as often as it is spread",
    document: (n) => `{ ${times(n / 2, (i) => `a${i}: next { ...F }`)} } fragment F on Query { b: leaf }`,
    most: 30,
    refusal: "30 aliases",
  },
  {
    limit: "repeats of one response key",
    document: (n) => `{ next { ${"leaf ".repeat(n)} } }`,
    most: 10,
    refusal: "10 repeats of one response key",
  },
  {
    limit: "repeats through fragments",
    document: (n) =>
      `{ ${times(n, (i) => `...F${i}`)} } ${times(n, (i) => `fragment F${i} on Query { leaf }`)}`,
    most: 10,
    refusal: "10 repeats of one response key",
  },
  {
    limit: "root fields of a query",
    document: (n) => `{ ${times(n, (i) => `a${i}: leaf`)} }`,
    most: 20,
    refusal: "20 root fields",
  },
  {
    limit: "root fields of a mutation",
    document: (n) =>
      `mutation { ...F } fragment F on Mutation { ${times(n, (i) => `a${i}: next { leaf }`)} }`,
    most: 5,
    refusal: "5 root fields",
  },
  {
    limit: "directives",
    document: (n) => `{ next { ${times(n, (i) => `a${i}: leaf @skip(if: false)`)} } }`,
    most: 20,
    refusal: "20 directives",
  },
  {
    limit: "items in one written list",
    document: (n) => `{ leaf(of: [${"1, ".repeat(n)}]) }`,
    most: 100,
    refusal: "100 items in one list",
  },
];

const beyond = ({ limit, most }: Edge): number => (limit.startsWith("aliases of") ? most + 2 : most + 1);

test.each(EDGES)("allows a document at the limit of $limit", ({ document, most }) => {
  expect(faultsOf(document(most))).toEqual([]);
});

test.each(EDGES)("refuses a document one beyond the limit of $limit", (edge) => {
  const faults = faultsOf(edge.document(beyond(edge)));

  expect(faults).toContain(`The request is beyond the limit of ${edge.refusal}.`);
});

test("a response key may stand once for each of many types", () => {
  const fragments = `... on Query { leaf } ... { leaf } `;

  expect(faultsOf(`{ ${fragments.repeat(5)} }`)).toEqual([]);
});

test.each([
  ["that spread each other twice", (n: number) => `a: next { ...F${n + 1} } b: next { ...F${n + 1} }`],
  ["that stand beside each other", (n: number) => `...F${n + 1} ...F${n + 1}`],
])("answers a chain of fragments %s long before its two to the sixtieth step", (_, spread) => {
  const chain = times(60, (i) => `fragment F${i} on Query { ${spread(i)} }`);
  const document = parse(`{ ...F0 } ${chain} fragment F60 on Query { leaf }`, { maxTokens: 1_500 });

  const startedAt = performance.now();
  validate(ENDLESS, document, [WithinLimitsRule]);

  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test("comes to an end on fragments that spread themselves", () => {
  const faults = faultsOf(`{ ...F } fragment F on Query { next { ...G } } fragment G on Query { ...F }`);

  expect(faults).toEqual([expect.stringContaining("Cannot spread fragment")]);
});

describe("over HTTP", () => {
  let redress: World;

  beforeAll(async () => {
    redress = await world();
  });

  afterAll(() => redress.close());

  const post = (body: string): Promise<Response> =>
    fetch(`${redress.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${redress.workspace.key}` },
      body,
    });

  test("a refused document is a typed error that names the limit", async () => {
    const { status, errors } = await redress.api.send(`{ ${times(21, (i) => `a${i}: __typename`)} }`);

    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: "The request is beyond the limit of 20 root fields.",
        extensions: { code: "LIMIT_EXCEEDED", requestId: expect.any(String), retryable: false },
      },
    ]);
  });

  test("answers the whole introspection query of a tool", async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      inputValueDeprecation: true,
      oneOf: true,
      schemaDescription: true,
      specifiedByUrl: true,
    });

    const { errors, data } = await redress.api.send<{ __schema: { types: unknown[] } }>(query);

    expect(errors).toBeUndefined();
    expect(data?.__schema.types.length).toBeGreaterThan(20);
  });

  test("refuses introspection that walks in circles", async () => {
    const circle = (depth: number): string =>
      depth === 0 ? "name" : `fields { type { ${circle(depth - 1)} } }`;

    const { errors } = await redress.api.send(`{ __schema { types { ${circle(8)} } } }`);

    expect(errors?.[0]?.message).toBe("Maximum introspection depth exceeded");
  });

  test.each([
    ["allows", 1_500, "__typename", undefined],
    ["refuses", 1_501, "__typename __typename", "LIMIT_EXCEEDED"],
  ])("%s a document of %i tokens", async (_, _tokens, fields, code) => {
    const operations = times(299, (i) => `query Q${i} { __typename }`);
    const query = `query Wanted { ${fields} } ${operations}`;

    const { errors } = (await (
      await post(JSON.stringify({ query, operationName: "Wanted" }))
    ).json()) as Answer;

    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test.each([
    ["allows", 64 * 1024, undefined],
    ["refuses", 64 * 1024 + 1, "LIMIT_EXCEEDED"],
  ])("%s variables of %i bytes", async (_, bytes, code) => {
    const padding = "x".repeat(bytes - `{"pad":""}`.length);

    const { errors } = await redress.api.send(`{ __typename }`, { pad: padding });

    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test.each([
    ["allows", 100, undefined],
    ["refuses", 101, "LIMIT_EXCEEDED"],
  ])("%s a list of %i items in the variables", async (_, items, code) => {
    const ids = Array(items).fill(publicId("cust", redress.workspace.id));

    const { errors } = await redress.api.send(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids });

    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test("allows a body of 256 KiB", async () => {
    const response = await post(`{"query":"{ __typename }"}`.padEnd(256 * 1024));

    expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  });

  test("answers a larger body with 413 and a typed error", async () => {
    const response = await post(`{"query":"{ __typename }"}`.padEnd(256 * 1024 + 1));

    const { errors } = (await response.json()) as Answer;
    expect(response.status).toBe(413);
    expect(errors).toMatchObject([
      {
        message: "The request is beyond the limit of 262,144 bytes of body.",
        extensions: { code: "LIMIT_EXCEEDED", requestId: response.headers.get("x-request-id") },
      },
    ]);
  });

  test("answers a body that is no JSON with a typed error", async () => {
    const response = await post("{");

    const { errors } = (await response.json()) as Answer;
    expect(response.status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["body"] } }]);
  });
});

describe("the number of objects that an operation may ask for", () => {
  const PAGED = buildSchema(`
    type Query { cases(first: Int = 25, last: Int): CaseConnection, nodes(ids: [ID!]!): [Node] }
    interface Node { id: ID! }
    type CaseConnection { nodes: [Case!]!, edges: [CaseEdge!]! }
    type CaseEdge { node: Case! }
    type Case implements Node { id: ID!, subject: String, messages(first: Int, last: Int): MessageConnection }
    type MessageConnection { nodes: [Message!]! }
    type Message { id: ID! }
  `);

  const estimated = (query: string, variables = {}): number => estimatedNodes(PAGED, query, variables);

  test.each([
    ["a page of the default size", `{ cases { nodes { id } } }`, {}, 25],
    ["a page from its end", `{ cases(last: 7) { edges { node { id } } } }`, {}, 7],
    ["a size in a variable", `query ($n: Int) { cases(first: $n) { nodes { id } } }`, { n: 60 }, 60],
    ["a variable's default", `query ($n: Int = 80) { cases(first: $n) { nodes { id } } }`, {}, 80],
    ["a size that will be refused", `{ cases(first: 2000000000) { nodes { id } } }`, {}, 100],
    [
      "lists in lists",
      `{ cases(first: 10) { nodes { messages(first: 20) { nodes { id } } } } }`,
      {},
      10 + 10 * 20,
    ],
    [
      "lists in fragments",
      `{ cases(first: 10) { nodes { ...F } } } fragment F on Case { messages(first: 20) { nodes { id } } }`,
      {},
      10 + 10 * 20,
    ],
    [
      "lists beside each other",
      `{ a: cases(first: 3) { nodes { id } } b: cases(first: 4) { nodes { id } } }`,
      {},
      7,
    ],
    [
      "objects by id",
      `{ nodes(ids: ["1", "2"]) { ... on Case { messages(first: 5) { nodes { id } } } } }`,
      {},
      2 + 2 * 5,
    ],
  ])("counts %s", (_, query, variables, expected) => {
    expect(estimated(query, variables)).toBe(expected);
  });

  const nested = (cases: number): string =>
    `{ cases(first: ${cases}) { nodes { a: messages(first: 100) { nodes { id } } b: messages(first: 100) { nodes { id } }
       c: messages(first: 100) { nodes { id } } d: messages(first: 100) { nodes { id } }
       e: messages(first: 99) { nodes { id } } } } }`;

  test("is 50,000 at most", () => {
    const documents = new PreparedDocuments(PAGED, "interpreted");
    const refuse = (query: string): void => {
      const prepared = documents.prepare({ query, operationName: null });
      if ("fault" in prepared) throw new Error(prepared.errors.join());
      prepared.refuseManyNodes(prepared.coerce({}));
    };

    expect(estimated(nested(100))).toBe(50_000);
    expect(() => refuse(nested(100))).not.toThrow();
    expect(() => refuse(nested(100).replace("first: 99", "first: 100"))).toThrow("50,000 nodes");
  });
});
