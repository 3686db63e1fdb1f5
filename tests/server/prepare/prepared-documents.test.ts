import { buildSchema, OperationTypeNode } from "graphql";
import { Prepared } from "../../../src/server/prepare/prepared";
import { PreparedDocuments } from "../../../src/server/prepare/prepared-documents";

const SCHEMA = buildSchema("type Query { a: Int b(text: String): Int } type Mutation { c: Int }");

function prepared(
  documents: PreparedDocuments,
  query: string,
  operationName: string | null = null,
): Prepared {
  const outcome = documents.prepare({ query, operationName });
  if (!(outcome instanceof Prepared)) throw new Error(outcome.errors.join());
  return outcome;
}

test("reads a document once, and each of its operations when it is meant", () => {
  const documents = new PreparedDocuments(SCHEMA, "adaptive");
  const query = "query A { a } mutation C { c }";

  const first = prepared(documents, query, "A");
  const again = prepared(documents, query, "A");
  const other = prepared(documents, query, "C");

  expect(again).toBe(first);
  expect(other.document).toBe(first.document);
  expect([first.kind, other.kind]).toEqual([OperationTypeNode.QUERY, OperationTypeNode.MUTATION]);
});

test.each([
  ["a name that no operation has", "query A { a }", "B"],
  ["no name where there are several", "query A { a } query B { a }", null],
  ["an empty name", "query A { a }", ""],
])("refuses %s, however often it is sent", (_, query, operationName) => {
  const documents = new PreparedDocuments(SCHEMA, "adaptive");
  const request = { query, operationName };

  const outcomes = [documents.prepare(request), documents.prepare(request), documents.prepare(request)];

  expect(outcomes).toMatchObject(Array(3).fill({ fault: "operation", errors: [{ code: "BAD_USER_INPUT" }] }));
});

test("a document that is refused is refused again", () => {
  const documents = new PreparedDocuments(SCHEMA, "adaptive");
  const request = { query: "{ nope }", operationName: null };

  const [first, second] = [documents.prepare(request), documents.prepare(request)];

  expect(first).toMatchObject({ fault: "document", errors: [{ message: expect.stringContaining("nope") }] });
  expect(second).toEqual(first);
});

test("ever-new documents drive out none that clients repeat", () => {
  const documents = new PreparedDocuments(SCHEMA, "adaptive");
  const repeated = "query Repeated { a }";
  prepared(documents, repeated);
  const known = prepared(documents, repeated);
  const once = prepared(documents, "query Once { a }");

  const long = "x".repeat(100_000);
  for (let index = 0; index < 400; index += 1) prepared(documents, `{ b(text: "${index}${long}") }`);

  expect(prepared(documents, repeated)).toBe(known);
  expect(prepared(documents, "query Once { a }")).not.toBe(once);
});

test("keeps documents within its memory, those that were used last", () => {
  const documents = new PreparedDocuments(SCHEMA, "adaptive");
  const long = "x".repeat(200_000);
  const query = (index: number): string => `{ b(text: "${index}${long}") }`;
  const twice = (index: number): Prepared => {
    prepared(documents, query(index));
    return prepared(documents, query(index));
  };
  const first = twice(0);
  const second = twice(1);

  // 400 KB each, of 32 MiB.
  for (let index = 2; index < 100; index += 1) {
    twice(index);
    prepared(documents, query(1));
  }

  expect(prepared(documents, query(1))).toBe(second);
  expect(prepared(documents, query(0))).not.toBe(first);
});

test("a document too long to be kept is answered all the same", () => {
  const documents = new PreparedDocuments(SCHEMA, "adaptive");
  const query = `{ b(text: "${"x".repeat(20_000_000)}") }`;

  const [first, second] = [prepared(documents, query), prepared(documents, query)];

  expect(second).not.toBe(first);
  expect(second.kind).toBe("query");
});
