import fc from "fast-check";
import { parse, specifiedRules, validate } from "graphql";
import { WithinLimitsRule } from "../../../src/server/limits/document-limits";
import { asker, told, type Sent } from "./both-ways";
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

const worlds: fc.Arbitrary<OddWorld> = fc.oneof(
  fc.record({ seed: fc.nat(), faults: fc.constant(0), pace: fc.constant("mixed" as const) }),
  fc.record({
    seed: fc.nat(),
    faults: fc.constantFrom(15, 60, 150),
    pace: fc.constantFrom("at once" as const, "later" as const),
  }),
);

test("any document is answered alike, compiled and interpreted", async () => {
  const compiled = asker(SCHEMA, "compiled");
  const interpreted = asker(SCHEMA, "interpreted");
  let later = 0;

  /**
   * The world at the pace at which graphql hears of every failure. Arguments are refused at once, and where
   * one item of a list fails at once and another later, graphql itself leaves the later failure to nobody.
   */
  const heard = async (query: string, variables: Sent, world: OddWorld): Promise<OddWorld> => {
    if (world.pace === "at once") return world;
    const { errors } = await interpreted(query, variables, { ...world, faults: 0, pace: "at once" });
    return errors ? { ...world, pace: "at once" } : world;
  };

  await fc.assert(
    fc.asyncProperty(documents, worlds, async ({ query, requests }, given) => {
      for (const variables of requests) {
        const world = await heard(query, variables, given);
        const expected = told(await interpreted(query, variables, world));
        expect(told(await compiled(query, variables, world))).toEqual(expected);
        if (world.pace !== "at once") later += 1;
      }
    }),
    { numRuns: DOCUMENTS, seed: SEED },
  );
  expect(later).toBeGreaterThan(DOCUMENTS);
}, 600_000);
