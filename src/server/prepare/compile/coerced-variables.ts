import {
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";

/** Passes every value on as it is. */
const COERCED = new GraphQLScalarType({ name: "CoercedBeforehand" });

const COERCED_NODE: NamedTypeNode = {
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: COERCED.name },
};

/** The same types, and one for variables that are coerced before compiled code sees them. */
export function compilableSchema(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, types: [...config.types, COERCED], assumeValid: true });
}

/** The operation with variables of these names, all of which are coerced already. */
export function withCoercedVariables(
  operation: OperationDefinitionNode,
  names: readonly string[],
): OperationDefinitionNode {
  const variableDefinitions = names.map((name): VariableDefinitionNode => ({
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: COERCED_NODE,
  }));
  return { ...operation, variableDefinitions };
}
