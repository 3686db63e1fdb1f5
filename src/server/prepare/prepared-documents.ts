import { getOperationAST, type DocumentNode, type GraphQLSchema } from "graphql";
import { InvalidError } from "../../kernel/errors";
import { Compiler } from "./compile/compiler";
import { Prepared } from "./prepared";
import { readDocument } from "./read-document";
import { RecentlyUsed } from "../../kernel/recently-used";

/** How documents are run: compiled when they come again, always, or never. */
export type ExecutionMode = "adaptive" | "compiled" | "interpreted";

/** From which use on an operation is compiled. */
const COMPILED_FROM: Readonly<Record<ExecutionMode, number | null>> = {
  adaptive: 2,
  compiled: 1,
  interpreted: null,
};

export interface OperationRequest {
  readonly query: string;
  /** Which of the document's operations is meant; null where it has but one. */
  readonly operationName: string | null;
}

/** Nothing to execute, and why. */
export interface Unprepared {
  readonly fault: "document" | "operation";
  readonly errors: readonly Error[];
}

/** A document that was read and found valid. */
interface KnownDocument {
  readonly document: DocumentNode;
  readonly operations: Map<string | null, Prepared>;
}

/** A token with the nodes, and the part of the plan, that stand for it. Measured. */
const BYTES_PER_TOKEN = 550;
/** Of the documents that clients repeat: some 700 of the size that an inbox takes. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Of those that came but once. */
const MOST_NEW_BYTES = MOST_BYTES / 4;

/**
 * Reads each document once. One that came but once makes room for the next such, and only for those: a flood
 * of ever-new documents drives out none that clients repeat.
 */
export class PreparedDocuments {
  private readonly newcomers = new RecentlyUsed<string, KnownDocument>(MOST_NEW_BYTES);
  private readonly regulars = new RecentlyUsed<string, KnownDocument>(MOST_BYTES);
  private readonly compiler: Compiler | null;

  constructor(
    private readonly schema: GraphQLSchema,
    mode: ExecutionMode,
  ) {
    const fromUse = COMPILED_FROM[mode];
    this.compiler = fromUse === null ? null : new Compiler(schema, fromUse);
  }

  prepare({ query, operationName }: OperationRequest): Prepared | Unprepared {
    const known = this.known(query) ?? this.read(query);
    return "fault" in known ? known : this.operationOf(known, operationName);
  }

  private known(query: string): KnownDocument | undefined {
    const regular = this.regulars.use(query);
    if (regular) return regular;
    const newcomer = this.newcomers.use(query);
    if (!newcomer) return undefined;
    this.newcomers.forget(query);
    this.regulars.keep(query, newcomer, bytesOf(newcomer.document));
    return newcomer;
  }

  private read(query: string): KnownDocument | Unprepared {
    const document = readDocument(this.schema, query);
    if (!("kind" in document)) return { fault: "document", errors: document };
    const known = { document, operations: new Map<string | null, Prepared>() };
    this.newcomers.keep(query, known, bytesOf(document));
    return known;
  }

  private operationOf({ document, operations }: KnownDocument, name: string | null): Prepared | Unprepared {
    const known = operations.get(name);
    if (known) return known;
    const operation = getOperationAST(document, name);
    if (!operation) return { fault: "operation", errors: [new NoSuchOperationError()] };
    const compilation = this.compiler?.compilation(document, operation) ?? null;
    const prepared = new Prepared(this.schema, document, operation, compilation);
    operations.set(name, prepared);
    return prepared;
  }
}

class NoSuchOperationError extends InvalidError {
  constructor() {
    super(
      "operationName",
      "The document has several operations, or none of this name: say in `operationName` which one to run.",
    );
  }
}

function bytesOf({ loc, tokenCount = 0 }: DocumentNode): number {
  return 2 * (loc?.source.body.length ?? 0) + BYTES_PER_TOKEN * tokenCount;
}
