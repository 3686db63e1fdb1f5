import type { DocumentNode, OperationTypeNode } from "graphql";
import type { Credential } from "./credential";

/** One GraphQL operation, whichever way it came in. */
export interface ExecutionRequest {
  /** Parsed and validated. */
  readonly document: DocumentNode;
  readonly operation: OperationTypeNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly credential: Credential;
  readonly idempotencyKey: string | null;
  readonly requestId: string;
}
