import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { apiSchema } from "../../src/server/api-schema";
import { PreparedDocuments } from "../../src/server/prepare/prepared-documents";
import type { Variables } from "../support/api-client";
import { estimatedNodes } from "./estimated-nodes";

const SCHEMA = apiSchema();
const OPERATIONS = join(__dirname, "../../demo/operations");

const estimated = (query: string): number => estimatedNodes(SCHEMA, query);

const refuse = (query: string): void => {
  const prepared = new PreparedDocuments(SCHEMA, "interpreted").prepare({ query, operationName: null });
  if ("fault" in prepared) throw new Error(prepared.errors.join());
  prepared.refuseManyNodes(prepared.coerce({}));
};

test.each([
  [
    "as many transactions as a case may have",
    `{ cases(first: 10) { nodes { transactions { id } } } }`,
    10 + 10 * 50,
  ],
  [
    "100 items of a list for which the schema declares no number",
    `{ customers(first: 10) { nodes { identities { id } } } }`,
    10 + 10 * 100,
  ],
  ["the nodes of a page once", `{ cases(first: 10) { nodes { id } } }`, 10],
  ["the edges of a page once", `{ cases(first: 10) { edges { node { id } } } }`, 10],
  [
    "the nodes of a page once in a fragment on the page too",
    `{ cases(first: 10) { ...F } } fragment F on CaseConnection { ... { nodes { id } } }`,
    10,
  ],
  [
    "the lists of each object that is asked for by its id",
    `{ nodes(ids: ["1", "2"]) { ... on Case { transactions { id } } } }`,
    2 + 2 * 50,
  ],
])("counts %s", (_, query, expected) => {
  expect(estimated(query)).toBe(expected);
});

test("refuses lists within lists which the caller does not size", () => {
  const circle = (within: string): string => `cases(first: 10) { nodes { ${within} } }`;
  const query = `{ ${circle(`transactions { ${circle(`transactions { ${circle("id")} }`)} }`)} }`;

  expect(() => refuse(query)).toThrow("The request is beyond the limit of 50,000 nodes.");
});

test("allows five batches of a hundred rows with all that became of them", () => {
  const batch = (index: number): string =>
    `b${index}: upsertTransactions(input: { transactions: [] }) {
       results { transaction { id payer { name } } outcome userErrors { message } } userErrors { message }
     }`;

  expect(() => refuse(`mutation { ${[0, 1, 2, 3, 4].map(batch).join(" ")} }`)).not.toThrow();
});

const EXAMPLES = readdirSync(OPERATIONS).filter((file) => file.endsWith(".graphql"));

test.each(EXAMPLES)("the example %s asks for far less than is allowed", (file) => {
  const document = readFileSync(join(OPERATIONS, file), "utf8");
  const variables = join(OPERATIONS, file.replace(/graphql$/, "variables.json"));
  const given = existsSync(variables) ? (JSON.parse(readFileSync(variables, "utf8")) as Variables) : {};

  expect(estimatedNodes(SCHEMA, document, given)).toBeLessThan(5_000);
});
