import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { parse, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { ErrorCode } from "../kernel/errors";
import { formatError } from "./error-format";
import type { Executor } from "./executor";
import { httpAnswer, type HttpContext } from "./http-answer";

type HttpRequestContext = GraphQLRequestContext<HttpContext>;

/** Stands for every document while Apollo has the request: the executor reads the one that was sent. */
const ANY_DOCUMENT: DocumentNode = parse("{ __typename }");

/** Apollo speaks GraphQL over HTTP; the executor does the rest, from the text of the document on. */
export function createApollo(
  schema: GraphQLSchema,
  executor: Executor,
  log: Logger,
): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    schema,
    // Whoever opens the API's address in a browser finds the same page in every environment.
    nodeEnv: "development",
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    // No cookie signs anybody in, so a forged request from another site has nobody's rights.
    csrfPrevention: false,
    formatError: commonForm,
    // Apollo does not parse and validate what it finds here.
    documentStore: {
      get: async () => ANY_DOCUMENT,
      set: async () => undefined,
      delete: async () => false,
    },
    logger: log.child({ part: "apollo" }),
    plugins: [ApolloServerPluginCacheControlDisabled(), executeWith(executor, log)],
  });
}

function executeWith(executor: Executor, log: Logger): ApolloServerPlugin<HttpContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: (context) => respond(context, executor, log),
      willSendResponse: async (context) => maskErrors(context, log),
    }),
  };
}

async function respond(
  { request, contextValue }: HttpRequestContext,
  executor: Executor,
  log: Logger,
): Promise<GraphQLResponse> {
  const { query = "", operationName = null, variables = {}, http } = request;
  const sent = { method: http?.method ?? "POST", query, operationName, variables };
  const { result, status, headers = [] } = await httpAnswer(sent, contextValue, executor, log);
  return {
    http: { headers: new HeaderMap(headers), ...(status !== undefined && { status }) },
    body: { kind: "single", singleResult: result },
  };
}

/** Apollo's own word for a request that is no GraphQL request, in the words of all other errors. */
function commonForm(error: GraphQLFormattedError): GraphQLFormattedError {
  if (error.extensions?.["code"] !== "BAD_REQUEST") return error;
  return { ...error, extensions: { code: ErrorCode.BAD_USER_INPUT, retryable: false } };
}

/** Errors that Apollo raises before the executor is asked get the form of all others. */
async function maskErrors(
  { response, errors, contextValue }: HttpRequestContext,
  log: Logger,
): Promise<void> {
  const { body } = response;
  if (body?.kind !== "single" || !errors) return;
  const { requestId } = contextValue;
  body.singleResult.errors = errors.map((error) => formatError(error, requestId, log));
}
