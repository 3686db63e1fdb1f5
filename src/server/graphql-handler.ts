import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { RecentlyUsed } from "../kernel/recently-used";
import type { Executor } from "./executor";
import { httpAnswer, type HttpContext, type HttpGraphqlRequest } from "./http-answer";

export interface GraphqlHandlerParts {
  readonly apollo: ApolloServer<HttpContext>;
  readonly executor: Executor;
  readonly log: Logger;
  readonly contextOf: (request: FastifyRequest) => HttpContext;
}

/** Characters of `accept` headers that are remembered at most. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * Answers GraphQL over HTTP. Apollo reads the request and settles with the client in which form it is answered. Once it
 * has for an `accept` header, what comes with that header in the plain form that nearly all clients use, a POST of a
 * query and its variables, gets the same answer without being settled again.
 */
export function graphqlHandler({ apollo, executor, log, contextOf }: GraphqlHandlerParts) {
  const byApollo = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) });
  const settled = new RecentlyUsed<string, string>(MOST_CHARACTERS);
  return async function (
    this: FastifyInstance,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const { accept = "" } = request.headers;
    const plain = plainRequest(request);
    const contentType = plain && settled.use(accept);
    if (!plain || contentType === undefined) {
      const body: unknown = await byApollo.call(this, request, reply);
      const form = reply.getHeader("content-type");
      if (plain && reply.statusCode === 200 && typeof form === "string")
        settled.keep(accept, form, accept.length + form.length);
      return body;
    }
    const answer = await httpAnswer(plain, contextOf(request), executor, log);
    const { result, status = 200, headers = [] } = answer;
    reply.code(status).header("content-type", contentType).headers(Object.fromEntries(headers));
    const { errors, data, extensions } = result;
    // What is wrong comes first, so that it is seen in a long answer.
    return `${JSON.stringify({ errors, data, extensions })}\n`;
  };
}

/** The request, where it has the plain form and nothing else; null of any other, good or bad. */
function plainRequest({ method, body }: FastifyRequest): HttpGraphqlRequest | null {
  if (method !== "POST" || !isObject(body)) return null;
  const { query, variables = null, operationName = null, extensions = null } = body;
  if (typeof query !== "string" || query === "" || extensions !== null) return null;
  if (variables !== null && !isObject(variables)) return null;
  if (operationName !== null && typeof operationName !== "string") return null;
  return { method, query, operationName, variables: variables ?? {} };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}
