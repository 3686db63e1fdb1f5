import { inspect } from "node:util";
import type { GraphQLEnumType, GraphQLInputObjectType } from "graphql";
import {
  buildSchema,
  GraphQLError,
  GraphQLObjectType,
  GraphQLScalarType,
  isInterfaceType,
  isUnionType,
  print,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from "graphql";
import { pathToArray } from "graphql/jsutils/Path";
import { fateOf, resolvedValue, type OddWorld, type Row } from "./odd-rows";

/** A schema with everything that compiled code might do in another way. */
const ODD = `
  interface Being { id: ID! name: String friend: Being keeper: Being! }
  type Person implements Being {
    id: ID! name: String friend: Being keeper: Being! age: Int! mood: Mood surely: Mood! weight: Float
    big: Big day: Day tags: [String!] grid: [[Int]] sure: [[Int!]!]
    best: Person self: Person! friends(first: Int = 2, moods: [Mood!] = [SAD], filter: Filter): [Person]
    pets(first: Int! = 2, filter: Filter): [Animal!]! things: [Thing] mustThings: [Thing!] later: [Person!]
    told(text: String! = "told", of: Choice, big: Big, day: Day): String count(big: Big = 7): String echo(filter: Filter!, ids: [ID!]): String!
  }
  type Animal implements Being {
    id: ID! name: String friend: Being keeper: Being! mood: Mood legs: Int! owner: Person things: [Thing!]!
    told(text: String! = "told"): String
  }
  type Stone { weight: Float! told(text: String! = "stone", big: Big): String next: Stone! }
  union Thing = Person | Animal | Stone
  enum Mood { GLAD SAD NONE }
  scalar Big
  scalar Day
  input Filter { text: String = "any" mood: Mood = SAD big: Big = 5 day: Day not: Filter all: [Filter!] list: [Int] must: Int! = 3 }
  input Choice @oneOf { id: ID name: String filter: Filter }
  type Query { person(id: ID): Person being(id: ID!): Being thing: Thing people(first: Int = 3): [Person!]! must: Person! beings: [Being] }
  type Mutation { set(filter: Filter!): Person must(filter: Filter): Person! }
`;

const BIG = new GraphQLScalarType<bigint, string>({
  name: "Big",
  serialize: (value) => String(BigInt(value as string)),
  parseValue: (value) => whole(String(value)),
  parseLiteral: (node) => whole("value" in node ? String(node.value) : "none"),
});

const DAY = new GraphQLScalarType<Date, string>({
  name: "Day",
  serialize: (value) => (value as Date).toISOString().slice(0, 10),
  parseValue: (value) => new Date(String(value)),
  parseLiteral: (node) => new Date("value" in node ? String(node.value) : ""),
});

const MOODS: Readonly<Record<string, unknown>> = { GLAD: 0, SAD: { degree: 2 }, NONE: "nothing" };

export function oddSchema(): GraphQLSchema {
  const schema = buildSchema(ODD);
  become(schema, BIG);
  become(schema, DAY);
  withInnerValues(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = (row: Row) => row.__typename;
    if (!(type instanceof GraphQLObjectType) || type.name.startsWith("__")) continue;
    // Half of the fields without arguments are read off the row, as the API's own are.
    for (const field of Object.values(type.getFields()))
      if (field.args.length > 0 || fateOf(type.name, field.name) % 2 === 0 || isRoot(type))
        field.resolve = resolver;
  }
  return schema;
}

const TELLING = new Set(["told", "echo", "count"]);

const resolver: GraphQLFieldResolver<Row | undefined, OddWorld> = (row, args, world, info) => {
  const { schema, parentType, fieldName, returnType } = info;
  if (TELLING.has(fieldName)) return told(args, info);
  return resolvedValue(
    schema,
    world,
    returnType,
    fateOf(world.seed, row?.seed, parentType.name, fieldName, args),
  );
};

/** What the resolver was given. */
function told(args: object, { path, fieldNodes, variableValues, operation }: GraphQLResolveInfo): string {
  return inspect(
    {
      args,
      path: pathToArray(path),
      fields: fieldNodes.map((node) => print(node)),
      variables: operation.variableDefinitions?.map(({ variable }) => variableValues[variable.name.value]),
    },
    { depth: 12, sorted: true },
  );
}

function isRoot({ name }: GraphQLObjectType): boolean {
  return name === "Query" || name === "Mutation";
}

function whole(text: string): bigint {
  if (!/^-?\d+$/.test(text)) throw new GraphQLError("Expected a whole number.");
  return BigInt(text);
}

function become(
  schema: GraphQLSchema,
  { name, serialize, parseValue, parseLiteral }: GraphQLScalarType,
): void {
  Object.assign(schema.getType(name) as object, { serialize, parseValue, parseLiteral });
}

/** Values inside the process that are none of the names outside, and defaults that JSON does not know. */
function withInnerValues(schema: GraphQLSchema): void {
  const mood = schema.getType("Mood") as GraphQLEnumType;
  for (const value of mood.getValues()) value.value = MOODS[value.name];
  const { mood: ofMood, big } = (schema.getType("Filter") as GraphQLInputObjectType).getFields();
  Object.assign(ofMood as object, { defaultValue: MOODS["SAD"] });
  Object.assign(big as object, { defaultValue: 5n });
  const person = (schema.getType("Person") as GraphQLObjectType).getFields();
  for (const argument of person["count"]?.args ?? [])
    if (argument.name === "big") Object.assign(argument, { defaultValue: 7n });
  for (const argument of person["friends"]?.args ?? [])
    if (argument.name === "moods") Object.assign(argument, { defaultValue: [MOODS["SAD"]] });
}
