import { isAbstractType, type GraphQLResolveInfo } from "graphql";
import { apiSchema } from "../../src/server/api-schema";

const SCHEMA = apiSchema();
const ABSTRACT = Object.values(SCHEMA.getTypeMap()).filter(isAbstractType);
const NO_INFO = {} as GraphQLResolveInfo;

const typeOf = (name: string, row: unknown): unknown => {
  const type = ABSTRACT.find((each) => each.name === name);
  return type?.resolveType?.(row, null, NO_INFO, type);
};

test.each([
  ["Node", { __typename: "Case" }, "Case"],
  ["TimelineEntry", { kind: "STATE_CHANGED" }, "StateChangedEntry"],
])("tells the type of a %s at once", (name, row, expected) => {
  expect(typeOf(name, row)).toBe(expected);
});

test.each(ABSTRACT.map(({ name }) => name))("a %s that is none is named, and nothing thrown", (name) => {
  expect(typeOf(name, null)).toEqual(expect.stringMatching(/TypeError/));
  expect(SCHEMA.getType(String(typeOf(name, {})))).toBeUndefined();
});
