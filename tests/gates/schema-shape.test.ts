import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { apiSchema } from "../../src/server/api-schema";

interface Described {
  readonly place: string;
  readonly description: string | null | undefined;
}

type AnyField = GraphQLField<unknown, unknown>;

const schema: GraphQLSchema = apiSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
const objects = types.filter((type) => isObjectType(type) || isInterfaceType(type));
const ROOTS: readonly unknown[] = [
  schema.getQueryType(),
  schema.getMutationType(),
  schema.getSubscriptionType(),
];
const mutations: readonly AnyField[] = Object.values(schema.getMutationType()?.getFields() ?? {});

function partsOf(type: GraphQLNamedType): readonly Described[] {
  const own = { place: type.name, description: type.description };
  const isRoot = ROOTS.includes(type);
  const within = (parts: readonly { name: string; description?: string | null | undefined }[]): Described[] =>
    parts.map(({ name, description }) => ({ place: `${type.name}.${name}`, description }));
  if (isEnumType(type)) return [own, ...within(type.getValues())];
  if (isInputObjectType(type)) return [own, ...within(Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields: readonly AnyField[] = Object.values(type.getFields());
  const args = fields.flatMap((field) =>
    field.args.map(({ name, description }) => ({
      place: `${type.name}.${field.name}(${name})`,
      description,
    })),
  );
  return [...(isRoot ? [] : [own]), ...within(fields), ...args];
}

test("every type, field, argument and enum value has a description", () => {
  const silent = types.flatMap(partsOf).filter(({ description }) => !description?.trim());

  expect(silent.map(({ place }) => place)).toEqual([]);
});

test("a description is a sentence", () => {
  const broken = types
    .flatMap(partsOf)
    .filter(({ description }) => description && !/[.:!?)`]$/.test(description.trim()));

  expect(broken.map(({ place }) => place)).toEqual([]);
});

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
  "mutation %s",
  (name, mutation) => {
    const capital = name.charAt(0).toUpperCase() + name.slice(1);

    test("takes one input and answers a payload, each of its own name", () => {
      expect(mutation.args.map((arg) => `${arg.name}: ${String(arg.type)}`)).toEqual([
        `input: ${capital}Input!`,
      ]);
      expect(String(mutation.type)).toBe(`${capital}Payload!`);
    });

    test("answers user errors and redactions, and nothing else that must be there", () => {
      const payload = getNamedType(mutation.type);
      const fields: readonly AnyField[] = isObjectType(payload) ? Object.values(payload.getFields()) : [];

      const certain = fields.filter(({ type }) => isNonNullType(type));

      expect(certain.map((field) => `${field.name}: ${String(field.type)}`)).toEqual([
        "userErrors: [UserError!]!",
        "redactions: [Redaction!]!",
      ]);
    });
  },
);

// A connection to a payment provider is an object with an id, not a list.
const connections = objects.filter((type) => type.name.endsWith("Connection") && !("id" in type.getFields()));

/** The log is read onwards alone, as it grows, and is not counted. */
const LOG = "EventConnection";
const countedLists = connections.filter(({ name }) => name !== LOG);

test.each(countedLists.map((type) => [type.name, type] as const))(
  "%s has the shape of every list",
  (_, type) => {
    const shape = Object.values(type.getFields()).map(
      (field: AnyField) => `${field.name}: ${String(field.type)}`,
    );

    expect(shape).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^edges: \[\w+Edge!\]!$/),
        expect.stringMatching(/^nodes: \[\w+!\]!$/),
        "pageInfo: PageInfo!",
        "totalCount: Int!",
      ]),
    );
  },
);

test("every field that answers a connection takes Relay's arguments", () => {
  const lists = objects.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field: AnyField) => countedLists.some((list) => list === getNamedType(field.type)))
      .map((field: AnyField) => ({
        place: `${type.name}.${field.name}`,
        args: field.args.map((arg) => arg.name),
      })),
  );

  expect(lists.length).toBeGreaterThan(0);
  for (const { place, args } of lists)
    expect({ place, args }).toEqual({
      place,
      args: expect.arrayContaining(["first", "after", "last", "before"]),
    });
});

test("a list never holds null in place of an item, but where each item is asked for by its id", () => {
  const holed = objects
    .flatMap((type) => Object.values(type.getFields()).map((field: AnyField) => ({ type, field })))
    .filter(({ field }) => {
      const list = getNullableType(field.type);
      return isListType(list) && !isNonNullType(list.ofType);
    });

  expect(holed.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual(["Query.nodes"]);
});
