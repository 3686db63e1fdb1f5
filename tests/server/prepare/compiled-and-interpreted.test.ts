import fc from "fast-check";
import { parse, specifiedRules, validate } from "graphql";
import { WithinLimitsRule } from "../../../src/server/limits/document-limits";
import { asker, told } from "./both-ways";
import { oddDocument } from "./odd-document";
import type { OddWorld } from "./odd-rows";
import { oddSchema } from "./odd-schema";

const SCHEMA = oddSchema();
const RULES = [...specifiedRules, WithinLimitsRule];
/** Each with three requests. More of them look further. */
const DOCUMENTS = Number(process.env["TEST_DOCUMENTS"] ?? 200);
/** Always the same, so that a failure is not a matter of luck; another one looks at other documents. */
const SEED = Number(process.env["TEST_SEED"] ?? 20_260_115);

const documents = fc
  .array(fc.nat({ max: 1_000_002 }), { minLength: 60, maxLength: 300, size: "max" })
  .map((numbers) => oddDocument(SCHEMA, numbers))
  .filter(({ query }) => validate(SCHEMA, parse(query), RULES).length === 0);

// All at once: where one item of a list fails at once and another later, graphql itself leaves the later
// failure to nobody, and the test would fail of that.
const worlds: fc.Arbitrary<OddWorld> = fc.record({
  seed: fc.nat(),
  faults: fc.constantFrom(0, 15, 60, 150),
  pace: fc.constant("at once" as const),
});

test("any document is answered alike, compiled and interpreted", async () => {
  const compiled = asker(SCHEMA, "compiled");
  const interpreted = asker(SCHEMA, "interpreted");

  await fc.assert(
    fc.asyncProperty(documents, worlds, async ({ query, requests }, world) => {
      for (const variables of requests) {
        const expected = told(await interpreted(query, variables, world));
        expect(told(await compiled(query, variables, world))).toEqual(expected);
      }
    }),
    { numRuns: DOCUMENTS, seed: SEED },
  );
}, 600_000);
