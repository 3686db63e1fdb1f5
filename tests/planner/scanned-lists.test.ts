import { apiSchema } from "../../src/server/api-schema";
import { COMBINATIONS } from "./list-combinations";
import { NO_PAGES, NOT_AMONG_THESE, NOT_NAMED, SIFTED } from "./other-plans";
import { answeredOf, listsOf, narrowedBy, waysOf } from "./schema-lists";

/** Some less than there are: what finds them must not come to find nothing. */
const [LEAST_ROOT_LISTS, LEAST_WAYS, LEAST_COMBINATIONS] = [25, 150, 500];

const schema = apiSchema();

test("every list at the root is looked at, or is named with the reason", () => {
  const several = answeredOf(schema).filter(
    ({ coordinate, isSeveral }) => isSeveral && coordinate.startsWith("Query."),
  );
  const named = [...COMBINATIONS.map(([list]) => list), ...Object.keys({ ...NO_PAGES, ...NOT_AMONG_THESE })];

  expect(several.length).toBeGreaterThan(LEAST_ROOT_LISTS);
  expect(several.map(({ coordinate }) => coordinate.replace("Query.", "")).toSorted()).toEqual(
    [...new Set(named)].toSorted(),
  );
});

test("lists are looked at in each of their orders, by all that they can be narrowed by", () => {
  const lists = listsOf(schema).filter(
    ({ parent, field: { name } }) => parent === "Query" && name !== "events",
  );
  const missing = lists.flatMap(({ field, orders }) => {
    const written = [...COMBINATIONS, ...SIFTED]
      .filter(([list]) => list === field.name)
      .map(([, args]) => args);
    const wanted = [
      ...orders.map((order) => `field: ${order.field}, direction: ${order.direction}`),
      ...narrowedBy(field).map((name) => `${name}:`),
    ];
    return wanted
      .filter((text) => !written.some((args) => new RegExp(`\\b${text}`).test(args)))
      .map((text) => `${field.name}.${text.replace(":", "")}`);
  });

  expect(missing.toSorted()).toEqual(Object.keys(NOT_NAMED).toSorted());
});

test("relations and combinations are found", () => {
  expect(waysOf(schema).length).toBeGreaterThan(LEAST_WAYS);
  expect(COMBINATIONS.length).toBeGreaterThan(LEAST_COMBINATIONS);
});
