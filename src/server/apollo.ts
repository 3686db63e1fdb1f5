import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import {
  OperationTypeNode,
  parse,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import type { Logger } from "pino";
import { ErrorCode, InvalidError } from "../kernel/errors";
import type { Credential } from "./credential";
import { formatError } from "./error-format";
import type { Executor } from "./executor";
import type { Unprepared } from "./prepare/prepared-documents";

/** What Apollo carries from the HTTP request to the executor. */
export interface HttpContext {
  readonly requestId: string;
  readonly credential: Credential;
  readonly viewAs: string | undefined;
  readonly idempotencyKey: string | null;
}

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
  const prepared = executor.prepare({ query, operationName });
  if ("fault" in prepared) return unprepared(prepared, contextValue, log);
  if (prepared.kind === OperationTypeNode.SUBSCRIPTION) return notInOneAnswer(contextValue, log);
  if (http?.method === "GET" && prepared.kind !== OperationTypeNode.QUERY)
    return notByGet(prepared.kind, contextValue);
  const result = await executor.execute({ prepared, variables, ...contextValue });
  return response(result, isUnauthenticated(result) ? { status: 401 } : {});
}

interface Head {
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
}

function response(singleResult: FormattedExecutionResult, { status, headers = [] }: Head): GraphQLResponse {
  return {
    http: { headers: new HeaderMap(headers), ...(status !== undefined && { status }) },
    body: { kind: "single", singleResult },
  };
}

function unprepared({ fault, errors }: Unprepared, { requestId }: HttpContext, log: Logger): GraphQLResponse {
  const result = { errors: errors.map((error) => formatError(error, requestId, log)) };
  return response(result, fault === "document" ? { status: 400 } : {});
}

/** What goes on cannot be answered with one answer. */
function notInOneAnswer({ requestId }: HttpContext, log: Logger): GraphQLResponse {
  const refusal = new InvalidError(
    "query",
    "A subscription needs a connection that stays: open a WebSocket at `/graphql` (graphql-transport-ws), or send the request to `/graphql/stream` for server-sent events.",
  );
  return response({ errors: [formatError(refusal, requestId, log)] }, { status: 400 });
}

/** A browser follows a link by GET, and fetches some before they are followed: nothing may change of it. */
function notByGet(kind: OperationTypeNode, { requestId }: HttpContext): GraphQLResponse {
  const message = `GET requests only support query operations, not ${kind} operations`;
  const extensions = { code: "BAD_REQUEST", requestId, retryable: false };
  return response({ errors: [{ message, extensions }] }, { status: 405, headers: [["allow", "POST"]] });
}

/** A bad credential is told to HTTP clients too, so that they can fetch a new one. */
function isUnauthenticated({ data, errors = [] }: FormattedExecutionResult): boolean {
  return !data && errors.some(({ extensions }) => extensions?.["code"] === ErrorCode.UNAUTHENTICATED);
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
