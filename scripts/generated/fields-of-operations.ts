import { getMetadataStorage } from "type-graphql";
import { RESOLVERS } from "../../src/server/resolvers";
import type { ServiceOperation } from "./service-operations";

interface ResolvedField {
  /** `case` of the root types, `Case.customer` of the others. */
  readonly field: string;
  /** The method that resolves it, as JavaScript. */
  readonly source: string;
}

/** The GraphQL fields whose resolvers name the operation. */
export function fieldsOfOperation(
  { exported }: ServiceOperation,
  fields: readonly ResolvedField[],
): readonly string[] {
  const named = new RegExp(`\\.${exported}\\b`);
  return fields.filter(({ source }) => named.test(source)).map(({ field }) => field);
}

/** Every field that has a resolver method. The schema must have been built. */
export function resolvedFields(): readonly ResolvedField[] {
  const { queries, mutations, fieldResolvers } = getMetadataStorage();
  const roots = [...queries, ...mutations].map(({ schemaName, target, methodName }) => ({
    field: schemaName,
    source: sourceOf(target, methodName),
  }));
  const fields = fieldResolvers.map(({ schemaName, target, methodName, getObjectType }) => ({
    field: `${objectName(getObjectType?.())}.${schemaName}`,
    source: sourceOf(target, methodName),
  }));
  return [...roots, ...fields].sort((a, b) => a.field.localeCompare(b.field, "en"));
}

function sourceOf(target: unknown, method: string): string {
  if (!RESOLVERS.includes(target as NewableFunction)) return "";
  const prototype = (target as NewableFunction).prototype as Readonly<Record<string, unknown>>;
  return String(prototype[method]);
}

function objectName(type: unknown): string {
  const { objectTypes } = getMetadataStorage();
  return objectTypes.find(({ target }) => target === type)?.name ?? "";
}
