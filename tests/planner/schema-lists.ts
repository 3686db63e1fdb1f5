import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import type { Furniture } from "./furnished-workspace";

/** Whether objects of this type are pages of lists. */
export function isPage({ extensions }: GraphQLNamedType): boolean {
  return extensions["isConnection"] === true;
}

/** A field that pages through a list. */
export interface SchemaList {
  /** E.g. `Case.messages`. */
  readonly coordinate: string;
  /** The type that it is a field of. */
  readonly parent: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Every order that it can be asked for in, as `orderBy` is written; the list's own is not among them. */
  readonly orders: readonly Order[];
}

export interface Order {
  readonly field: string;
  readonly direction: string;
}

/** Every list that the schema can page through, at the top and within objects. */
export function listsOf(schema: GraphQLSchema): readonly SchemaList[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isPage(getNamedType(field.type)))
        .map((field) => ({
          coordinate: `${type.name}.${field.name}`,
          parent: type.name,
          field,
          orders: ordersOf(field),
        })),
    );
}

/** What a list cannot be asked without, as its arguments are written; an empty text for most. */
export function neededBy(coordinate: string, { figureKey = [] }: Furniture): string {
  return coordinate === "Query.casesOfFigure" ? `key: ${JSON.stringify(figureKey[0])}` : "";
}

/** A field that leads from an object to others. */
export interface SchemaWay {
  readonly coordinate: string;
  readonly parent: string;
  readonly name: string;
  readonly isList: boolean;
}

/** Every field of what queries read that is declared as a relation. What hits lead to is asked for with a search: see tests/search. */
export function waysOf(schema: GraphQLSchema): readonly SchemaWay[] {
  const reachable = reachableFields(schema);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.endsWith("Hit"))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ extensions }) => extensions["relation"] !== undefined)
        .map((field) => ({
          coordinate: `${type.name}.${field.name}`,
          parent: type.name,
          name: field.name,
          isList: isPage(getNamedType(field.type)),
        })),
    )
    .filter(({ coordinate }) => reachable.has(coordinate));
}

const PAGING: ReadonlySet<string> = new Set(["first", "after", "last", "before", "orderBy"]);

/** What a list can be narrowed by: its own arguments, and all that its filter has. */
export function narrowedBy({ args }: GraphQLField<unknown, unknown>): readonly string[] {
  return args
    .filter(({ name }) => !PAGING.has(name))
    .flatMap(({ name, type }) => {
      const filter = getNamedType(type);
      return name === "filter" && isInputObjectType(filter) ? Object.keys(filter.getFields()) : [name];
    });
}

/**
 * Coordinates of every field that answers objects and that some code answers: what has no resolver was read with the
 * object that it stands on. Told by types alone, for it is to find what nobody declared.
 */
export function answeredOf(schema: GraphQLSchema): readonly AnsweredField[] {
  const reachable = reachableFields(schema);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ type: answer, resolve }) => resolve && isCompositeType(getNamedType(answer)))
        .map((field) => ({ coordinate: `${type.name}.${field.name}`, isSeveral: answersSeveral(field) })),
    )
    .filter(({ coordinate }) => reachable.has(coordinate));
}

export interface AnsweredField {
  readonly coordinate: string;
  readonly isSeveral: boolean;
}

/** Whether it answers a list, in whatever way that is paged. */
function answersSeveral({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isListType(getNullableType(type)) || (isObjectType(named) && "pageInfo" in named.getFields());
}

function ordersOf({ args }: GraphQLField<unknown, unknown>): readonly Order[] {
  const type = getNamedType(args.find(({ name }) => name === "orderBy")?.type);
  if (!isInputObjectType(type)) return [];
  const names = (of: string): readonly string[] => {
    const values = getNamedType(type.getFields()[of]?.type);
    return isEnumType(values) ? values.getValues().map(({ name }) => name) : [];
  };
  return names("field").flatMap((field) => names("direction").map((direction) => ({ field, direction })));
}

/** Coordinates of all fields of objects that a query can come to. */
export function reachableFields(schema: GraphQLSchema): ReadonlySet<string> {
  const types = new Set<GraphQLNamedType>([schema.getQueryType()!]);
  const fields = new Set<string>();
  // What is added while it is walked is walked too.
  for (const type of types) {
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach((possible) => types.add(possible));
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      fields.add(`${type.name}.${field.name}`);
      types.add(getNamedType(field.type));
    }
  }
  return fields;
}
