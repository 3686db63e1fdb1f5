import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { compilableSchema } from "./coerced-variables";
import { Compilation } from "./compilation";
import { CompiledForms } from "./compiled-forms";
import { mendRuntime } from "./mended-runtime";

/** Compiles what is repeated, as much as there is memory for. */
export class Compiler {
  private readonly compilable: GraphQLSchema;
  private readonly compiledForms = new CompiledForms();

  constructor(
    private readonly schema: GraphQLSchema,
    /** From which use on an operation is compiled. */
    private readonly fromUse: number,
  ) {
    mendRuntime();
    this.compilable = compilableSchema(schema);
  }

  compilation(document: DocumentNode, operation: OperationDefinitionNode): Compilation {
    const { schema, compilable } = this;
    return new Compilation({ schema, compilable, document, operation }, this.compiledForms, this.fromUse);
  }
}
