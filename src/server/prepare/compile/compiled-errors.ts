import {
  getNullableType,
  isListType,
  isNonNullType,
  locatedError,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLOutputType,
  type SourceLocation,
} from "graphql";
import type { KnownFields } from "./known-fields";

type Path = readonly (string | number)[];

/** An error as compiled code reports it. */
export interface CompiledError {
  readonly message: string;
  readonly locations?: readonly SourceLocation[] | undefined;
  readonly path?: Path | undefined;
  /** What a resolver threw; none where the answer itself is at fault, such as a null that may be none. */
  readonly originalError?: unknown;
}

interface LocatedError {
  readonly error: GraphQLError;
  /** What became null of it: the field itself, or the nearest around it that may be null. */
  readonly place: string | null;
}

/** The errors that graphql itself would have reported. */
export function graphqlErrors(
  fields: KnownFields,
  data: ExecutionResult["data"],
  errors: readonly CompiledError[],
): readonly GraphQLError[] {
  const places = new Set<string>();
  return errors
    .map((error) => located(fields, data, error))
    .filter(({ place }) => {
      // Compiled code goes on after the first null that may be none, and reports them all.
      if (place === null) return true;
      const isFirst = !places.has(place);
      places.add(place);
      return isFirst;
    })
    .map(({ error }) => error);
}

function located(fields: KnownFields, data: ExecutionResult["data"], compiled: CompiledError): LocatedError {
  const { message, locations = [], path = [], originalError } = compiled;
  const nodes = fields.at(locations);
  const error = locatedError(originalError ?? new Error(message), nodes, path);
  const type = nodes[0] && fields.typeOf(nodes[0]);
  const isOfNonNull = type !== undefined && isNonNullType(typeAt(type, path));
  return { error, place: isOfNonNull ? JSON.stringify(nullOn(data, path)) : null };
}

/** The type at the end of a path: that of the field, or of an item of its list, or of a list within it. */
function typeAt(type: GraphQLOutputType, path: Path): GraphQLOutputType {
  const items = path.length - 1 - path.findLastIndex((key) => typeof key === "string");
  let found = type;
  for (let level = 0; level < items; level += 1) {
    const list = getNullableType(found);
    if (isListType(list)) found = list.ofType;
  }
  return found;
}

/** The path as far as the answer holds something. */
function nullOn(data: unknown, path: Path): Path {
  let value = data;
  const length = path.findIndex((key) => {
    if (value === null || value === undefined) return true;
    value = (value as Record<string | number, unknown>)[key];
    return false;
  });
  return length < 0 ? path : path.slice(0, length);
}
