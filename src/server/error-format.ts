import { GraphQLError, Kind, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { ErrorCode, Refusal } from "../kernel/errors";

/** How long a caller should wait before it sends the same request again. */
const RETRY_AFTER_MS = 1_000;

/** Apollo's own codes for a document or variables that do not fit the schema: the caller's to mend. */
const DOCUMENT_FAULTS = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
]);

/** What a client sees of an error: a refusal as it stands, and of our own faults the request id alone. */
export function formatError(error: unknown, requestId: string, log: Logger): GraphQLFormattedError {
  const graphqlError =
    error instanceof GraphQLError ? error : new GraphQLError("", { originalError: error as Error });
  const { locations, path } = graphqlError.toJSON();
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = rootCause(graphqlError);
  if (cause instanceof Refusal)
    return { message: cause.message, ...place, extensions: refusalExtensions(cause, requestId) };
  const code = graphqlError.extensions["code"];
  if (DOCUMENT_FAULTS.has(String(code)) || isDocumentFault(cause, graphqlError))
    return {
      message: graphqlError.message,
      ...place,
      extensions: { code: code ?? ErrorCode.BAD_USER_INPUT, requestId, retryable: false },
    };
  log.error({ err: cause, requestId, path }, "a fault of ours reached a client");
  return {
    message: `Something went wrong on our side. Quote the request id ${requestId} when you report it.`,
    ...place,
    extensions: { code: ErrorCode.INTERNAL, requestId, retryable: false },
  };
}

function rootCause(error: GraphQLError): unknown {
  const { originalError } = error;
  return originalError instanceof GraphQLError ? rootCause(originalError) : (originalError ?? error);
}

/**
 * An error that graphql itself raises, such as a variable of the wrong type, has no other cause. Raised while
 * fields were executed, it is about what the caller wrote only where it points to a value in the document: the
 * rest is about values of ours that do not fit the schema.
 */
function isDocumentFault(cause: unknown, { path }: GraphQLError): boolean {
  if (!(cause instanceof GraphQLError)) return false;
  return path === undefined || cause.nodes?.some(({ kind }) => kind !== Kind.FIELD) === true;
}

function refusalExtensions(refusal: Refusal, requestId: string): Record<string, unknown> {
  return {
    code: refusal.code,
    requestId,
    retryable: refusal.retryable,
    ...(refusal.retryable && { retryAfterMs: RETRY_AFTER_MS }),
    ...(refusal.field && { field: refusal.field }),
    ...refusal.details,
  };
}
