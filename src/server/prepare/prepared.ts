import {
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from "graphql";
import type { Variables } from "../limits/amounts";
import { LIMITS, limitError } from "../limits/limits";
import { nodeEstimate } from "../limits/node-estimate";
import { planOperation } from "../planner/plan-selection";
import type { OperationPlan } from "../planner/read-plan";
import type { Compilation } from "./compile/compilation";
import { plannedJointCommand, type PlannedJointCommand } from "./joint-command";
import { plannedJointRead, type PlannedJointRead } from "./joint-read";
import { namedObjects, type NamedObjects } from "./named-objects";

/** graphql's own number for execution. */
const MAX_VARIABLE_FAULTS = 50;

/** The variables of one request for a prepared operation. */
export interface RequestVariables {
  readonly sent: Variables;
  /** As the operation declares them; null where they do not fit. */
  readonly coerced: Variables | null;
  readonly faults: readonly GraphQLError[];
}

export interface PreparedRequest {
  readonly context: unknown;
  readonly variables: RequestVariables;
}

/** One operation of a valid document: all that can be known of it before a request comes with its variables. */
export class Prepared {
  readonly kind: OperationTypeNode;
  /** What is to be read ahead of execution. */
  readonly plan: OperationPlan;
  /** How it may be done together with others, where it is a query. */
  readonly jointRead: PlannedJointRead | null;
  /** The one command that it is, where that may be done together with others. */
  readonly jointCommand: PlannedJointCommand | null;
  private readonly nodesFor: (variables: Variables) => number;
  private readonly named: ReturnType<typeof namedObjects>;

  constructor(
    private readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
    readonly operation: OperationDefinitionNode,
    private readonly compilation: Compilation | null,
  ) {
    this.kind = operation.operation;
    this.plan = planOperation(schema, document, operation);
    this.nodesFor = nodeEstimate(schema, document, operation);
    this.jointRead = plannedJointRead(schema, document, operation);
    this.jointCommand = plannedJointCommand(schema, document, operation);
    this.named = namedObjects(document, operation);
  }

  coerce(sent: Variables): RequestVariables {
    const { variableDefinitions = [] } = this.operation;
    const options = { maxErrors: MAX_VARIABLE_FAULTS };
    const { coerced, errors } = getVariableValues(this.schema, variableDefinitions, sent, options);
    return { sent, coerced: coerced ?? null, faults: errors ?? [] };
  }

  /** How many objects the answer holds when every page is full. */
  nodes({ coerced }: RequestVariables): number {
    return coerced ? this.nodesFor(coerced) : 0;
  }

  /** Refuses an operation whose lists within lists may multiply to more objects than one answer should hold. */
  refuseManyNodes(variables: RequestVariables): void {
    if (this.nodes(variables) > LIMITS.nodes) throw limitError("nodes", LIMITS.nodes);
  }

  /** What several commands are about; null where there is but one. */
  namedBySeveral({ coerced }: RequestVariables): NamedObjects | null {
    return coerced && this.named ? this.named(coerced) : null;
  }

  async execute({ context, variables }: PreparedRequest): Promise<ExecutionResult> {
    if (!variables.coerced) return { errors: variables.faults };
    const run = this.compilation?.runFor(variables.coerced);
    return run ? run(context) : this.interpret(context, variables.sent);
  }

  private async interpret(contextValue: unknown, variableValues: Variables): Promise<ExecutionResult> {
    const { schema, document, operation } = this;
    const operationName = operation.name?.value;
    return execute({ schema, document, operationName, variableValues, contextValue });
  }
}
