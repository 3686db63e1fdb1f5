import { refuseLargeVariables } from "../../src/server/limits/variable-limits";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const listsJson = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const objectsJson = (levels: number): string => '{"a":'.repeat(levels) + "1" + "}".repeat(levels);

async function answer(variablesJson: string): Promise<unknown> {
  const response = await fetch(`${redress.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"query":"{ __typename }","variables":{"deep":${variablesJson}}}`,
  });
  return response.json();
}

const FORMS = [
  ["lists", listsJson],
  ["objects", objectsJson],
] as const;

test.each(FORMS)("allows variables of 64 levels of %s", async (_, json) => {
  expect(await answer(json(64))).toEqual({ data: { __typename: "Query" } });
});

test.each(FORMS)("refuses variables of 65 levels of %s", async (_, json) => {
  expect(await answer(json(65))).toMatchObject({
    errors: [
      {
        message: "The request is beyond the limit of 64 levels of variables.",
        extensions: { code: "LIMIT_EXCEEDED" },
      },
    ],
  });
});

test.each(FORMS)("refuses variables of 30,000 levels of %s by the same limit", async (_, json) => {
  expect(await answer(json(30_000))).toMatchObject({
    errors: [{ message: expect.stringContaining("64 levels"), extensions: { code: "LIMIT_EXCEEDED" } }],
  });
});

test("measures lists beside each other and lists in lists", () => {
  const wide = { a: { of: Array<number>(100).fill(1) }, b: [[Array<number>(101).fill(1)]] };

  expect(() => refuseLargeVariables({ wide: wide.a })).not.toThrow();
  expect(() => refuseLargeVariables({ wide })).toThrow("100 items in one list");
});

/** As deep as the limit of tokens lets a document be. */
test.each([
  ["lists", "[".repeat(700) + "]".repeat(700)],
  ["objects", "{a:".repeat(360) + "1" + "}".repeat(360)],
])("takes a document with deep %s in it", async (_, literal) => {
  const { upsertCustomer } = await redress.api.data<Record<string, unknown>>(
    `mutation {
       upsertCustomer(input: { externalId: { source: "deep", id: "1" }, attributes: { deep: ${literal} } }) {
         customer { attributes } userErrors { message }
       }
     }`,
  );

  const deep: unknown = JSON.parse(literal.replaceAll("a:", '"a":'));
  expect(JSON.stringify(upsertCustomer)).toBe(
    JSON.stringify({ customer: { attributes: { deep } }, userErrors: [] }),
  );
});
