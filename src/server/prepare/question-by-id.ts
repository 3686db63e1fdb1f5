import {
  getNullableType,
  isListType,
  isRequiredArgument,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { fragmentsOf, selectedFields } from "../limits/fragments";
import type { Variables } from "../limits/amounts";
import { isUsedOnlyAmong, variablesUsed, written } from "./variables-used";

/**
 * Of an operation that asks for single objects by their ids, such as `case(id)` and `node(id)`, and for no list: tells
 * what it asks about them, the same for requests that differ in those ids alone. Null of any other operation.
 */
export function questionById(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet, variableDefinitions = [] }: OperationDefinitionNode,
): ((variables: Variables) => string) | null {
  if (operation !== OperationTypeNode.QUERY) return null;
  const fields = selectedFields(fragmentsOf(document), selectionSet).map(({ field }) => field);
  const declared = schema.getQueryType()?.getFields() ?? {};
  if (!fields.every(({ name }) => isById(declared[name.value]))) return null;
  const ids = fields.flatMap(({ arguments: [id] = [] }) =>
    id?.value.kind === Kind.VARIABLE ? [id.value.name.value] : [],
  );
  const uses = variablesUsed(document);
  const asIdsAlone = new Set(ids.filter((name) => isUsedOnlyAmong(name, ids, uses)));
  const others = variableDefinitions
    .map(({ variable }) => variable.name.value)
    .filter((name) => !asIdsAlone.has(name));
  return (variables) => written(others, variables);
}

function isById(field: GraphQLField<unknown, unknown> | undefined): boolean {
  const [arg, ...others] = field?.args ?? [];
  if (!field || arg?.name !== "id" || others.length > 0) return false;
  return isRequiredArgument(arg) && !isListType(getNullableType(field.type));
}
