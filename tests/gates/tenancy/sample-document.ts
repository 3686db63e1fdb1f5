import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

/** One root field of the schema. */
export interface RootField {
  readonly kind: "query" | "mutation" | "subscription";
  readonly field: GraphQLField<unknown, unknown>;
}

export function rootFields(schema: GraphQLSchema): readonly RootField[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  const of = (kind: RootField["kind"]): RootField[] =>
    Object.values(roots[kind]?.getFields() ?? {}).map((field) => ({ kind, field }));
  return [...of("query"), ...of("subscription"), ...of("mutation")];
}

/** How many objects deep the selection looks; a leak deeper down goes through the same operations. */
const DEPTH = 2;

/** A document that calls the field with every argument as a variable and selects all that it can. */
export function documentOf(
  schema: GraphQLSchema,
  { kind, field }: RootField,
  given: ReadonlySet<string>,
): string {
  const args = field.args.filter(({ name }) => given.has(name));
  const variables = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  // The log's own page is too large for all that is selected of each event.
  const paging = field.args.some(({ name }) => name === "first") ? ["first: 20"] : [];
  const passed = [...args.map(({ name }) => `${name}: $${name}`), ...paging].join(", ");
  const call = passed ? `${field.name}(${passed})` : field.name;
  return `${kind} ${variables ? `(${variables})` : ""} { ${call} ${selectionOf(schema, field.type, DEPTH)} }`;
}

function selectionOf(
  schema: GraphQLSchema,
  output: GraphQLOutputType,
  depth: number,
  around: readonly GraphQLNamedType[] = [],
): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return "";
  const own = isObjectType(type) ? fieldSelections(schema, type, depth, [...around, type]) : [];
  const variants = isAbstractType(type) ? variantSelections(schema.getPossibleTypes(type)) : [];
  return `{ __typename ${[...own, ...variants].join(" ")} }`;
}

/** The plain fields of each possible type, but for those that two types give different types: they would clash. */
function variantSelections(types: readonly GraphQLObjectType[]): string[] {
  const plain = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] =>
    Object.values(type.getFields()).filter(
      ({ type: output, args }) => isLeafType(getNamedType(output)) && !args.some(isRequiredArgument),
    );
  const typesOf = new Map<string, Set<string>>();
  for (const { name, type } of types.flatMap(plain))
    typesOf.set(name, (typesOf.get(name) ?? new Set()).add(String(type)));
  return types.map((type) => {
    const names = plain(type).map(({ name }) => name);
    return `... on ${type.name} { __typename ${names.filter((name) => typesOf.get(name)?.size === 1).join(" ")} }`;
  });
}

function fieldSelections(
  schema: GraphQLSchema,
  within: GraphQLObjectType,
  depth: number,
  around: readonly GraphQLNamedType[],
): string[] {
  return (
    Object.values(within.getFields())
      .filter(({ args }) => !args.some(isRequiredArgument))
      // What leads back to a type that it is within is seen there; this, too, keeps documents within their limits.
      .filter(({ type }) => !around.slice(0, -1).includes(getNamedType(type)))
      .filter(({ type }) => depth > 0 || !isCompositeType(getNamedType(type)))
      .map((field) => {
        const paged = field.args.some(({ name }) => name === "first") ? "(first: 2)" : "";
        // A page's rows stand twice in it; once is enough to see a leak, and keeps the document within its limits.
        if (field.name === "edges") return "";
        const deeper = ["nodes", "node"].includes(field.name) ? depth : depth - 1;
        return `${field.name}${paged} ${selectionOf(schema, field.type, deeper, around)}`;
      })
  );
}

/** What an id argument names, by the argument's path: `openCase.input.customerId`; undefined to leave it out. */
export type IdOf = (path: string) => string | undefined;

/** A valid value of the type: all that is required, and every id besides. */
export function sampleOf(
  type: GraphQLInputType,
  path: string,
  idOf: IdOf,
  texts: Readonly<Record<string, unknown>>,
): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, path, idOf, texts);
  if (isListType(type)) {
    const item = sampleOf(type.ofType, path, idOf, texts);
    return item === undefined ? undefined : [item];
  }
  const name = path.split(".").at(-1) ?? "";
  if (isInputObjectType(type)) {
    const wanted = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || getNamedType(field.type).name === "ID" || field.name in texts,
    );
    return Object.fromEntries(
      wanted.map((field) => [field.name, sampleOf(field.type, `${path}.${field.name}`, idOf, texts)]),
    );
  }
  if (isEnumType(type)) return texts[name] ?? type.getValues()[0]?.name;
  if (type.name === "ID") return idOf(path);
  return texts[name] ?? SCALARS[type.name] ?? fail(`No sample for ${type.name} at ${path}`);
}

const SCALARS: Readonly<Record<string, unknown>> = {
  String: "sample",
  Int: 1,
  Float: 1,
  Boolean: true,
  BigInt: 100,
  CurrencyCode: "EUR",
  DateTime: "2026-03-01T00:00:00.000Z",
  JSONObject: {},
  EmailAddress: "somebody@example.com",
  URL: "https://example.com/",
};

function fail(message: string): never {
  throw new Error(message);
}
