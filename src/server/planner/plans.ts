import {
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { planOperation } from "./plan-selection";
import { NOT_PLANNED, type PlannedRequest } from "./planned-request";
import type { OperationPlan } from "./read-plan";

/** The plans of documents, each made once for as long as its document is held. */
export class Plans {
  private readonly known = new WeakMap<OperationDefinitionNode, OperationPlan>();

  constructor(private readonly schema: GraphQLSchema) {}

  of(
    document: DocumentNode,
    operation: OperationDefinitionNode | null | undefined,
    given: Readonly<Record<string, unknown>>,
  ): PlannedRequest {
    if (!operation) return NOT_PLANNED;
    const plan = this.known.get(operation) ?? planOperation(this.schema, document, operation);
    this.known.set(operation, plan);
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], given);
    // Execution will refuse the variables.
    return coerced ? { plan, variables: coerced } : NOT_PLANNED;
  }
}
