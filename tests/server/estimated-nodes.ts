import { getOperationAST, getVariableValues, parse, type GraphQLSchema } from "graphql";
import { nodeEstimate } from "../../src/server/limits/node-estimate";

/** How many objects the only operation of a document may answer for these variables. */
export function estimatedNodes(
  schema: GraphQLSchema,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document has no operation, or several.");
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw new Error(errors.join());
  return nodeEstimate(schema, document, operation)(coerced);
}
