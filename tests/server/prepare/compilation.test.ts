import { buildSchema, getOperationAST, parse, type GraphQLSchema } from "graphql";
import { Compilation } from "../../../src/server/prepare/compile/compilation";
import { compilableSchema } from "../../../src/server/prepare/compile/coerced-variables";
import { CompiledForms } from "../../../src/server/prepare/compile/compiled-forms";

const SCHEMA = buildSchema("type Query { a: Int b: Int item: Item } type Item { a: Int item: Item }");
const COMPILABLE = compilableSchema(SCHEMA);
const MINUTE = 60_000;

function compilation(
  query: string,
  forms: CompiledForms,
  fromUse = 1,
  schema: GraphQLSchema = SCHEMA,
): Compilation {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document has no operation, or several.");
  const compilable = schema === SCHEMA ? COMPILABLE : compilableSchema(schema);
  return new Compilation({ schema, compilable, document, operation }, forms, fromUse);
}

test("what came but once is not compiled", () => {
  const twice = compilation("{ a }", new CompiledForms(), 2);

  const runs = [twice.runFor({}), twice.runFor({}), twice.runFor({})];

  expect(runs.map((run) => run !== null)).toEqual([false, true, true]);
});

test("an operation is compiled for eight combinations of its conditions, and interpreted for more", () => {
  const query = `query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!) {
    a @include(if: $a) b @skip(if: $b) item @include(if: $c) { a @skip(if: $d) }
  }`;
  const many = compilation(query, new CompiledForms());
  const combinations = Array.from({ length: 16 }, (_, bits) => ({
    a: (bits & 1) > 0,
    b: (bits & 2) > 0,
    c: (bits & 4) > 0,
    d: (bits & 8) > 0,
  }));

  const isCompiled = combinations.map((conditions) => many.runFor(conditions) !== null);

  expect(isCompiled).toEqual([...Array<boolean>(8).fill(true), ...Array<boolean>(8).fill(false)]);
  expect(many.runFor(combinations[0] ?? {})).not.toBeNull();
});

/** As many fields as one operation may have, so that sixty of them fill the memory. */
const LARGE = `{ ${Array.from({ length: 249 }, (_, index) => `f${index}: a`).join(" ")}
  item { ${Array.from({ length: 249 }, (_, index) => `f${index}: a`).join(" ")} } }`;

test("one that is in use stays compiled, and one that was idle for a minute makes room", () => {
  let now = 0;
  const forms = new CompiledForms(() => now);
  const kept = Array.from({ length: 60 }, () => compilation(LARGE, forms));
  const late = compilation(LARGE, forms);
  const isCompiled = (each: Compilation | undefined): boolean => each?.runFor({}) != null;

  expect(kept.map(isCompiled)).toEqual(kept.map(() => true));
  expect(isCompiled(late)).toBe(false);

  now += MINUTE - 1;
  kept.slice(1).forEach((each) => each.runFor({}));
  expect(isCompiled(late)).toBe(false);

  now += 1;
  expect(isCompiled(late)).toBe(true);
  expect(isCompiled(kept[0])).toBe(false);
  expect(isCompiled(kept[1])).toBe(true);
});

test("a short document with more fields than there is time for is not compiled", () => {
  const types = "ABCDEFGH".split("");
  const schema = buildSchema(`
    type Query { node: Node }
    interface Node { id: ID node: Node other: Node }
    ${types.map((name) => `type ${name} implements Node { id: ID node: Node other: Node }`).join("\n")}
  `);
  const query = (levels: number): string =>
    `{ node { ${"node { ".repeat(levels)} id ${"} ".repeat(levels)} } }`;

  const startedAt = performance.now();
  const [small, large, huge] = [1, 2, 9].map((levels) =>
    compilation(query(levels), new CompiledForms(), 1, schema).runFor({}),
  );

  expect(small).not.toBeNull();
  expect(large).toBeNull();
  expect(huge).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
