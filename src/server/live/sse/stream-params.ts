import type { FastifyRequest } from "fastify";
import { isObject, operationParams, type OperationParams } from "../operations/operation-params";

/** The operation that a stream is asked for, by body or by address; null when it is none. */
export function streamParams({ method, body, query, headers }: FastifyRequest): OperationParams | null {
  const params = operationParams(method === "GET" ? readAddress(query) : body);
  if (!params) return null;
  return {
    ...params,
    idempotencyKey: oneValue(headers["idempotency-key"]) ?? params.idempotencyKey,
    lastEventId: oneValue(headers["last-event-id"]) ?? params.lastEventId,
  };
}

/** As GraphQL over HTTP writes a request into an address: objects as JSON. */
function readAddress(query: unknown): unknown {
  if (!isObject(query)) return null;
  const { variables, extensions, ...rest } = query;
  try {
    return { ...rest, variables: parsed(variables), extensions: parsed(extensions) };
  } catch {
    return null;
  }
}

function parsed(text: unknown): unknown {
  return typeof text === "string" ? JSON.parse(text) : text;
}

function oneValue(header: string | string[] | undefined): string | null {
  return typeof header === "string" && header !== "" ? header : null;
}
