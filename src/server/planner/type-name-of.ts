import { isAbstractType, type GraphQLCompositeType } from "graphql";

/** Tells the type of an object at a place of this type, as execution will tell it. */
export function typeNameOf(type: GraphQLCompositeType): (value: object) => string | Promise<string> {
  const { name } = type;
  if (!isAbstractType(type)) return () => name;
  const resolve = type.resolveType;
  return async (value) => (await resolve?.(value, null, undefined as never, type)) ?? name;
}
