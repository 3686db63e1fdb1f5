import {
  buildSchema,
  getOperationAST,
  parse,
  print,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from "graphql";
import { pathToArray } from "graphql/jsutils/Path";
import { Compiler } from "../../../src/server/prepare/compile/compiler";
import { asker, told, type Sent } from "./both-ways";
import type { OddWorld } from "./odd-rows";
import { oddSchema } from "./odd-schema";

const SCHEMA = oddSchema();
const WORLD: OddWorld = { seed: 3, faults: 0, pace: "mixed" };

function isCompiled(schema: GraphQLSchema, query: string, coerced: Sent = {}): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document has no operation, or several.");
  return new Compiler(schema, 1).compilation(document, operation).runFor(coerced) !== null;
}

interface Example {
  readonly what: string;
  readonly query: string;
  readonly variables: Sent;
}

function example(what: string, query: string, variables: Sent = {}): Example {
  return { what, query, variables };
}

async function expectAlike(query: string, variables: Sent = {}): Promise<void> {
  const expected = told(await asker(SCHEMA, "interpreted")(query, variables, WORLD));
  const actual = told(await asker(SCHEMA, "compiled")(query, variables, WORLD));
  expect(actual).toEqual(expected);
}

const TOLD = (args: string): string => `person(id: 1) { told(${args}) }`;

test.each([
  example(
    "variables that are left out within objects and lists",
    `query ($n: Int, $m: Mood) { person(id: 1) { echo(filter: { must: $n, mood: $m, list: [$n] }) } }`,
  ),
  example(
    "a list by default",
    `query ($m: [Mood!]) { person(id: 1) { friends { id } more: friends(moods: $m) { id } } }`,
  ),
  example("text that looks like code", `{ ${TOLD('text: "\\");process.exit(1)//"')} }`),
  example("a template in text", `{ ${TOLD('text: "${process.exit(1)}`"')} }`),
  example("line separators in text", `{ ${TOLD('text: "\\u2028\\u2029"')} }`),
  example("whole numbers beyond JSON's", `{ ${TOLD('big: "9007199254740993"')} }`),
  example("dates, and defaults that JSON does not know", `{ ${TOLD('day: "2026-01-02"')} }`),
  example("no arguments at all", `{ person(id: 1) { told friends { id } } }`),
  example("a variable that is not sent", `query ($t: String = "given") { ${TOLD("text: $t")} }`),
  example("null in place of a default", `query ($d: Day) { ${TOLD("day: $d, big: null")} }`, { d: null }),
  example("an object of one key", `{ ${TOLD("of: { id: 4 }")} }`),
  example("an object of one key as a variable", `query ($of: Choice) { ${TOLD("of: $of")} }`, {
    of: { name: "n" },
  }),
  example(
    "enumerations with values of their own inside",
    `query ($m: [Mood!]) { person(id: 1) { friends(moods: $m, filter: { mood: GLAD }) { mood surely } } }`,
    { m: ["SAD"] },
  ),
  example(
    "variables within objects and lists",
    `query ($y: Int!) { person(id: 1) { echo(filter: { list: [1, $y], not: { must: $y } }, ids: ["a"]) } }`,
    { y: 2 },
  ),
  example(
    "a variable of the same name as the compiler's own",
    `query ($written0: ID) { person(id: $written0) { told(text: "x") } }`,
  ),
  example("aliases, and one field twice", `{ a: person(id: 1) { id b: name } a: person(id: 1) { name } }`),
  example(
    "names of what every object has",
    `{ constructor: person(id: 1) { toString: id hasOwnProperty: name } }`,
  ),
  example(
    "fragments within fragments",
    `{ beings { ...B } } fragment B on Being { id ...P } fragment P on Person { age ...Q } fragment Q on Being { keeper { __typename ...A } } fragment A on Animal { legs }`,
  ),
  example(
    "a union with types of all kinds",
    `{ thing { __typename ... on Being { id } ... on Stone { weight next { weight } } } person { things { ... on Animal { legs } } } }`,
  ),
  example("lists of lists", `{ person(id: 2) { grid sure tags } }`),
  example("a mutation", `mutation { set(filter: { text: "t" }) { id told } }`),
  example("an empty selection", `query ($yes: Boolean!) { person(id: 1) { id @skip(if: $yes) } }`, {
    yes: true,
  }),
])("compiled, $what are taken as they are interpreted", async ({ query, variables }) => {
  expect(isCompiled(SCHEMA, query, variables)).toBe(true);
  await expectAlike(query, variables);
});

test.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])("a fragment that is spread under two conditions is there for %s and %s", async (a, b) => {
  const query = `query ($a: Boolean!, $b: Boolean!) {
    person(id: 1) { ...F @include(if: $a) ...F @skip(if: $b) best { ...F @include(if: $b) } self { ...F } }
    once: person(id: 2) { ...F @include(if: $b) @skip(if: $a) }
  } fragment F on Person { id name @include(if: $a) }`;

  await expectAlike(query, { a, b });
});

test.each([
  example("asks for the schema", `{ __schema { queryType { name } } person { id } }`),
  example("asks for a type in a fragment", `{ ...F } fragment F on Query { __type(name: "Stone") { name } }`),
  example("is several mutations", `mutation { must { id } set(filter: {}) { id } }`),
  example(
    "has names that the compiler takes for each other",
    `{ person(id: 1) { b_a: told b: best { a: told(text: "in a") } a: best { b: told } a_b: told } }`,
  ),
  example(
    "calls a field by a name that changes what an object is",
    `{ __proto__: person(id: 1) { id __proto__: best { id } } }`,
  ),
  example(
    "sends null for what an argument must have",
    `query ($n: Int = 1) { person(id: 1) { pets(first: $n) { id } } }`,
    { n: null },
  ),
  example(
    "has null within an object that may have none there",
    `query ($n: Int) { person(id: 1) { echo(filter: { must: $n }) } }`,
    { n: null },
  ),
  example("has a default that cannot be written as code", `{ person(id: 1) { count } }`),
  example(
    "has a condition that is null",
    `query ($c: Boolean = true) { person(id: 1) { id @include(if: $c) } }`,
    { c: null },
  ),
  example(
    "is too large once its fragments are opened",
    `{ ${"ABCDEFGH"
      .split("")
      .map((k) => `${k}: being(id: "${k}") { ...F0 }`)
      .join(" ")} }
     fragment F0 on Being { keeper { ...F1 friend { ...F1 } } friend { ...F1 } } fragment F1 on Being { keeper { ...F2 } friend { ...F2 } } fragment F2 on Being { keeper { id name } friend { id name } }`,
  ),
])("graphql itself answers a document that $what", async ({ query, variables }) => {
  await expectAlike(query, variables);
  expect(isCompiled(SCHEMA, query, variables)).toBe(false);
});

test("text with the compiler's own marker for dates is no code", async () => {
  const schema = buildSchema('type Query { told(text: String = ""): String }');
  const told = schema.getQueryType()?.getFields()["told"];
  if (told) told.resolve = (_root, { text }: { readonly text: string }) => text;
  const marked = `__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d(globalThis.wasRun=true,0)`;
  const query = `{ a: told(text: "${marked}") b: told }`;

  const { data } = await asker(schema, "compiled")(query);

  expect(isCompiled(schema, query)).toBe(true);
  expect({ ...data }).toEqual({ a: marked, b: "" });
  expect(globalThis).not.toHaveProperty("wasRun");
});

test("no object is changed through the names of fields", async () => {
  await asker(SCHEMA, "compiled")(
    `{ __proto__: person(id: 1) { self { constructor: self { prototype: age } } } }`,
    {},
    { seed: 1, faults: 900, pace: "at once" },
  );

  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty("self");
});

describe("of several nulls that may be none", () => {
  const schema = buildSchema("type Query { item: Item } type Item { a: Int! b: Int! c: Int d: Item! }");
  const fields = schema.getType("Item");
  const rejecting = (text: string) => () => Promise.reject(new Error(text));
  if (fields && "getFields" in fields) {
    const { a, b, c } = fields.getFields() as Record<string, { resolve?: unknown }>;
    Object.assign(a ?? {}, { resolve: rejecting("of a") });
    Object.assign(b ?? {}, { resolve: rejecting("of b") });
    Object.assign(c ?? {}, { resolve: rejecting("of c") });
  }
  const item = schema.getQueryType()?.getFields()["item"];
  if (item) item.resolve = () => ({ d: {} });

  test.each(["compiled", "interpreted"] as const)(
    "the first is told, and what may be null beside it: %s",
    async (mode) => {
      const { data, errors } = await asker(schema, mode)(`{ item { c a b } }`);

      expect({ ...data }).toEqual({ item: null });
      expect(errors?.map(({ message }) => message).sort()).toEqual(["of a", "of c"]);
    },
  );
});

test("a resolver is told of the document as it was sent", async () => {
  const schema = buildSchema("type Query { item(n: Int, s: String): Item } type Item { at(n: Int): String }");
  const told: GraphQLResolveInfo[] = [];
  const at = (schema.getType("Item") as GraphQLObjectType).getFields()["at"];
  if (at) at.resolve = (_item, _args, _context, info) => void told.push(info);
  const item = schema.getQueryType()?.getFields()["item"];
  if (item) item.resolve = () => ({});
  const query = `query Q($n: Int = 4, $yes: Boolean!) { a: item(s: "x") { ...F } } fragment F on Item { b: at(n: $n) at(n: 5) @include(if: $yes) }`;

  await asker(schema, "compiled")(query, { yes: true });

  expect(isCompiled(schema, query, { n: 4, yes: true })).toBe(true);
  expect(told.map(({ path }) => pathToArray(path))).toEqual([
    ["a", "b"],
    ["a", "at"],
  ]);
  expect(told.map(({ fieldNodes }) => print(fieldNodes[0]!))).toEqual([
    "b: at(n: $n)",
    "at(n: 5) @include(if: $yes)",
  ]);
  expect(told[0]?.variableValues).toMatchObject({ n: 4, yes: true });
  expect(told[0]?.operation.variableDefinitions?.map((each) => print(each))).toEqual([
    "$n: Int = 4",
    "$yes: Boolean!",
  ]);
  expect(Object.keys(told[0]?.fragments ?? {})).toEqual(["F"]);
  expect(told[0]?.schema).toBe(schema);
});

describe("a value that throws while it is read", () => {
  const schema = buildSchema(`
    type Query { now: Item later: Item items: [Item] kind: Kind }
    type Mutation { change: Item }
    type Item { broken: Int fine: Int } interface Kind { id: ID } type One implements Kind { id: ID }
  `);
  const broken = {
    fine: 1,
    get broken(): number {
      throw new Error("cannot be read");
    },
  };
  const fields = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() };
  const values: Readonly<Record<string, unknown>> = {
    now: broken,
    later: Promise.resolve(broken),
    items: [{ fine: 2, broken: 2 }, broken, Promise.resolve(broken)],
    kind: Promise.resolve({}),
    change: Promise.resolve(broken),
  };
  for (const [name, field] of Object.entries(fields)) field.resolve = () => values[name];
  const kind = schema.getType("Kind") as GraphQLInterfaceType;
  kind.resolveType = () => {
    throw new Error("of no kind");
  };

  test.each([
    ["{ now { broken fine } }", { now: null }],
    ["{ later { broken fine } }", { later: null }],
    ["{ items { broken fine } }", { items: [{ broken: 2, fine: 2 }, null, null] }],
    ["{ kind { id } }", { kind: null }],
    ["mutation { change { broken } }", { change: null }],
  ])("is an error of its field: %s", async (query, expected) => {
    const { data, errors } = await asker(schema, "compiled")(query);

    expect(JSON.parse(JSON.stringify(data))).toEqual(expected);
    expect(errors?.[0]?.originalError?.message).toMatch(/cannot be read|of no kind/);
    expect(isCompiled(schema, query)).toBe(true);
  });
});
