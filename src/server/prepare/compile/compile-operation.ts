import {
  Kind,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { invariant } from "../../../kernel/errors";
import type { Variables } from "../../limits/amounts";
import { fragmentsOf } from "../../limits/fragments";
import { bindArguments, type BindArguments } from "./bound-arguments";
import { withCoercedVariables } from "./coerced-variables";
import { graphqlErrors, type CompiledError } from "./compiled-errors";
import { withoutConditions } from "./conditions";
import { KnownFields } from "./known-fields";
import { ownDocument } from "./own-document";

/** An operation as code of its own. */
export interface CompiledOperation {
  /** Null where graphql itself has to refuse the variables. */
  readonly bind: BindArguments;
  readonly run: (context: unknown, bound: Variables) => Promise<ExecutionResult>;
}

export interface OperationSource {
  readonly schema: GraphQLSchema;
  /** The same schema for the compiler. */
  readonly compilable: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface CompiledResult {
  readonly data: ExecutionResult["data"];
  readonly errors?: readonly CompiledError[];
}

/** Compiles an operation for these values of its conditions; null where the compiler cannot. */
export function compileOperation(source: OperationSource, conditions: Variables): CompiledOperation | null {
  const { schema, compilable, document, operation } = source;
  const fields = new KnownFields(schema, document);
  const { compilableDocument, bind } = withoutValues(source, conditions);
  const info = { schema, operation, fragments: Object.fromEntries(fragmentsOf(document)) };
  const compiled = compileQuery(compilable, compilableDocument, "", {
    // A stack within compiled code tells nothing; what resolvers throw has its own.
    disablingCapturingStackErrors: true,
    resolverInfoEnricher: ({ fieldNodes }) => ({
      ...info,
      fieldNodes: fieldNodes.map((node) => fields.sent(node)),
    }),
  });
  if (!isCompiledQuery(compiled)) return null;
  return {
    bind,
    run: async (context, bound) => {
      const result = (await compiled.query(undefined, context, bound)) as CompiledResult;
      const { data, errors } = result;
      return errors ? { data, errors: graphqlErrors(fields, data, errors) } : { data };
    },
  };
}

interface DocumentWithoutValues {
  readonly compilableDocument: DocumentNode;
  readonly bind: BindArguments;
}

/** The operation alone with its fragments, without conditions, and with variables for all values. */
function withoutValues(
  { schema, document, operation }: OperationSource,
  conditions: Variables,
): DocumentWithoutValues {
  const taken = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const decided = withoutConditions(copyOf(document, operation), conditions);
  const { document: bound, names, bind } = bindArguments(schema, decided, taken);
  const definitions = bound.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? withCoercedVariables(definition, [...taken, ...names])
      : definition,
  );
  return { compilableDocument: { ...bound, definitions }, bind };
}

/** Read anew: the compiler writes into the nodes that it is given. */
function copyOf(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const copy = parse(document.loc?.source.body ?? "");
  const copied = copy.definitions[document.definitions.indexOf(operation)];
  invariant(copied?.kind === Kind.OPERATION_DEFINITION, "a document was read differently the second time");
  return ownDocument(copy, copied);
}
