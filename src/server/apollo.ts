import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import type { FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { ErrorCode, InvalidError } from "../kernel/errors";
import type { Credential } from "./credential";
import { formatError } from "./error-format";
import type { Executor } from "./executor";
import { WithinLimitsRule } from "./limits/document-limits";
import { LIMITS, limitError } from "./limits/limits";

/** What Apollo carries from the HTTP request to the executor. */
export interface HttpContext {
  readonly requestId: string;
  readonly credential: Credential;
  readonly idempotencyKey: string | null;
}

/** Apollo parses, validates and speaks GraphQL over HTTP; the executor does the rest. */
export function createApollo(
  schema: GraphQLSchema,
  executor: Executor,
  log: Logger,
): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    // No cookie signs anybody in, so a forged request from another site has nobody's rights.
    csrfPrevention: false,
    formatError: commonForm,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [WithinLimitsRule],
    logger: log.child({ part: "apollo" }),
    plugins: [ApolloServerPluginCacheControlDisabled(), executeWith(executor, log)],
  });
}

function executeWith(executor: Executor, log: Logger): ApolloServerPlugin<HttpContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async (context) => {
        const { document, operation, operationName, request, contextValue } = context;
        if (!operation) return singleResponse(noSuchOperation(contextValue.requestId, log));
        const result = await executor.execute({
          document,
          operation: operation.operation,
          operationName,
          variables: request.variables ?? {},
          ...contextValue,
        });
        return singleResponse(result);
      },
      willSendResponse: async (context) => maskErrors(context, log),
    }),
  };
}

function singleResponse(singleResult: FormattedExecutionResult): GraphQLResponse {
  return {
    http: { headers: new HeaderMap(), ...statusOf(singleResult) },
    body: { kind: "single", singleResult },
  };
}

/** Apollo asks for an answer even where it found nothing to run. */
function noSuchOperation(requestId: string, log: Logger): FormattedExecutionResult {
  const message =
    "The document has several operations, or none of this name: say in `operationName` which one to run.";
  return { errors: [formatError(new InvalidError("operationName", message), requestId, log)] };
}

/** Apollo's own word for a request that is no GraphQL request, in the words of all other errors. */
function commonForm(error: GraphQLFormattedError): GraphQLFormattedError {
  if (error.extensions?.["code"] !== "BAD_REQUEST") return error;
  return { ...error, extensions: { code: ErrorCode.BAD_USER_INPUT, retryable: false } };
}

/** A bad credential is told to HTTP clients too, so that they can fetch a new one. */
function statusOf({ data, errors }: FormattedExecutionResult): { readonly status?: number } {
  const isRefused =
    !data && errors?.some(({ extensions }) => extensions?.["code"] === ErrorCode.UNAUTHENTICATED);
  return isRefused ? { status: 401 } : {};
}

/** Errors that Apollo raises before the executor is asked get the form of all others. */
async function maskErrors(context: GraphQLRequestContext<HttpContext>, log: Logger): Promise<void> {
  const { body } = context.response;
  if (body?.kind !== "single" || !context.errors) return;
  const { requestId } = context.contextValue;
  body.singleResult.errors = context.errors.map((error) =>
    formatError(isTokenLimit(error) ? limitError("tokens", LIMITS.tokens) : error, requestId, log),
  );
}

/** graphql's parser gives up with a syntax error like any other. */
function isTokenLimit({ message }: Error): boolean {
  return /Document contains more tha[nt] \d+ tokens/.test(message);
}
