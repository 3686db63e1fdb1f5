import {
  isObject,
  isObjectOrNothing,
  operationParams,
  type OperationParams,
} from "../operations/operation-params";

type Payload = Readonly<Record<string, unknown>> | null | undefined;

/** What a client may say: `graphql-transport-ws`, the protocol of graphql-ws. */
export type ClientMessage =
  | { readonly type: "connection_init" | "ping" | "pong"; readonly payload: Payload }
  | { readonly type: "subscribe"; readonly id: string; readonly payload: OperationParams }
  | { readonly type: "complete"; readonly id: string };

type Reader = (message: Readonly<Record<string, unknown>>) => ClientMessage | null;

/** The id comes back with every message of its operation. */
const MAX_ID_LENGTH = 255;

const READERS = new Map<unknown, Reader>([
  ["connection_init", ({ payload }) => withPayload("connection_init", payload)],
  ["ping", ({ payload }) => withPayload("ping", payload)],
  ["pong", ({ payload }) => withPayload("pong", payload)],
  [
    "subscribe",
    ({ id, payload }) => {
      const params = operationParams(payload);
      return isId(id) && params ? { type: "subscribe", id, payload: params } : null;
    },
  ],
  ["complete", ({ id }) => (isId(id) ? { type: "complete", id } : null)],
]);

/** The message, or null when it is none of the protocol. */
export function readClientMessage(text: string): ClientMessage | null {
  const message = parsed(text);
  return isObject(message) ? (READERS.get(message["type"])?.(message) ?? null) : null;
}

function withPayload(type: "connection_init" | "ping" | "pong", payload: unknown): ClientMessage | null {
  return isObjectOrNothing(payload) ? { type, payload } : null;
}

function isId(id: unknown): id is string {
  return typeof id === "string" && id.length > 0 && id.length <= MAX_ID_LENGTH;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
