import type { Credential } from "./credential";
import type { Prepared } from "./prepare/prepared";

/** One GraphQL operation, whichever way it came in. */
export interface ExecutionRequest {
  readonly prepared: Prepared;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly credential: Credential;
  /** The customer as whom its caller wants to see the API, as a header says it. */
  readonly viewAs?: string | undefined;
  readonly idempotencyKey: string | null;
  readonly requestId: string;
}
