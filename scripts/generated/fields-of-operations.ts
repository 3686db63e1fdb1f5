import { getMetadataStorage } from "type-graphql";
import type { Relation } from "../../src/resolvers/relation";
import { RESOLVERS } from "../../src/server/resolvers";
import type { ServiceOperation } from "./service-operations";

interface ResolvedField {
  /** `case` of the root types, `Case.customer` of the others. */
  readonly field: string;
  /** The method that resolves it, as JavaScript. */
  readonly source: string;
  /** The relation that it leads along, if it does. */
  readonly relation: Relation | undefined;
}

/** The GraphQL fields whose resolvers name the operation, or whose relations read by it. */
export function fieldsOfOperation(
  { exported, operation }: ServiceOperation,
  fields: readonly ResolvedField[],
): readonly string[] {
  const named = new RegExp(`\\.${exported}\\b`);
  const isRead = (relation: Relation): boolean =>
    [relation.read, relation.count].some((read) => read?.name === operation.name);
  return fields
    .filter(({ source, relation }) => (relation ? isRead(relation) : named.test(source)))
    .map(({ field }) => field);
}

/** Every field that has a resolver method. The schema must have been built. */
export function resolvedFields(): readonly ResolvedField[] {
  const { queries, mutations, fieldResolvers } = getMetadataStorage();
  const roots = [...queries, ...mutations].map(({ schemaName, target, methodName }) => ({
    field: schemaName,
    source: sourceOf(target, methodName),
    relation: undefined,
  }));
  const fields = fieldResolvers.map(({ schemaName, target, methodName, getObjectType, extensions }) => ({
    field: `${objectName(getObjectType?.())}.${schemaName}`,
    source: sourceOf(target, methodName),
    relation: extensions?.["relation"] as Relation | undefined,
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
