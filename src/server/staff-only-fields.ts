import { defaultFieldResolver, isObjectType, type GraphQLSchema } from "graphql";
import type { RequestContext } from "../resolvers/request-context";

/** Keeps the fields that are declared with `StaffField` from customers' tokens, whichever way they are reached. */
export function guardStaffOnlyFields(schema: GraphQLSchema): void {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const field of types.flatMap((type) => Object.values(type.getFields()))) {
    if (!field.extensions["staffOnly"]) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context: RequestContext, info) =>
      context.isStaff ? resolve(source, args, context, info) : null;
  }
}
