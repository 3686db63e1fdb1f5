import { OperationTypeNode, type FormattedExecutionResult } from "graphql";
import type { Logger } from "pino";
import { ErrorCode, InvalidError } from "../kernel/errors";
import type { Credential } from "./credential";
import { formatError } from "./error-format";
import type { Executor } from "./executor";
import type { Unprepared } from "./prepare/prepared-documents";

/** What goes with the GraphQL request in its HTTP request. */
export interface HttpContext {
  readonly requestId: string;
  readonly credential: Credential;
  readonly viewAs: string | undefined;
  readonly idempotencyKey: string | null;
}

export interface HttpGraphqlRequest {
  readonly method: string;
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface HttpAnswer {
  readonly result: FormattedExecutionResult;
  /** 200 unless told. */
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
}

/** What a GraphQL request that came by HTTP is answered with, from the text of its document on. */
export async function httpAnswer(
  { method, query, operationName, variables }: HttpGraphqlRequest,
  context: HttpContext,
  executor: Executor,
  log: Logger,
): Promise<HttpAnswer> {
  const prepared = executor.prepare({ query, operationName });
  if ("fault" in prepared) return unprepared(prepared, context, log);
  if (prepared.kind === OperationTypeNode.SUBSCRIPTION) return notInOneAnswer(context, log);
  if (method === "GET" && prepared.kind !== OperationTypeNode.QUERY) return notByGet(prepared.kind, context);
  const result = await executor.execute({ prepared, variables, ...context });
  return isUnauthenticated(result) ? { result, status: 401 } : { result };
}

function unprepared({ fault, errors }: Unprepared, { requestId }: HttpContext, log: Logger): HttpAnswer {
  const result = { errors: errors.map((error) => formatError(error, requestId, log)) };
  return fault === "document" ? { result, status: 400 } : { result };
}

/** What goes on cannot be answered with one answer. */
function notInOneAnswer({ requestId }: HttpContext, log: Logger): HttpAnswer {
  const refusal = new InvalidError(
    "query",
    "A subscription needs a connection that stays: open a WebSocket at `/graphql` (graphql-transport-ws), or send the request to `/graphql/stream` for server-sent events.",
  );
  return { result: { errors: [formatError(refusal, requestId, log)] }, status: 400 };
}

/** A browser follows a link by GET, and fetches some before they are followed: nothing may change of it. */
function notByGet(kind: OperationTypeNode, { requestId }: HttpContext): HttpAnswer {
  const message = `GET requests only support query operations, not ${kind} operations`;
  const extensions = { code: "BAD_REQUEST", requestId, retryable: false };
  return { result: { errors: [{ message, extensions }] }, status: 405, headers: [["allow", "POST"]] };
}

/** A bad credential is told to HTTP clients too, so that they can fetch a new one. */
function isUnauthenticated({ data, errors = [] }: FormattedExecutionResult): boolean {
  return !data && errors.some(({ extensions }) => extensions?.["code"] === ErrorCode.UNAUTHENTICATED);
}
