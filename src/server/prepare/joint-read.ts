import {
  getNullableType,
  isListType,
  isRequiredArgument,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { Variables } from "../limits/amounts";
import { fragmentsOf, selectedFields } from "../limits/fragments";
import { variablesOutside, written } from "./variables-used";

/** A query that may be done together with others by the same document. */
export interface PlannedJointRead {
  /** Whether it asks for single objects by their ids, such as `case(id)` and `node(id)`, and for no list. */
  readonly isById: boolean;
  /** The same for requests that differ only in what they give its fields at the top. */
  readonly questionOf: (variables: Variables) => string;
}

/** Null of any operation but a query. */
export function plannedJointRead(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet, variableDefinitions = [] }: OperationDefinitionNode,
): PlannedJointRead | null {
  if (operation !== OperationTypeNode.QUERY) return null;
  const fields = selectedFields(fragmentsOf(document), selectionSet).map(({ field }) => field);
  const declared = schema.getQueryType()?.getFields() ?? {};
  const asked = variablesOutside(fields, document, variableDefinitions);
  return {
    isById: fields.every(({ name }) => isById(declared[name.value])),
    questionOf: (variables) => written(asked, variables),
  };
}

function isById(field: GraphQLField<unknown, unknown> | undefined): boolean {
  const [arg, ...others] = field?.args ?? [];
  if (!field || arg?.name !== "id" || others.length > 0) return false;
  return isRequiredArgument(arg) && !isListType(getNullableType(field.type));
}
