import type { GraphQLFormattedError } from "graphql";
import type { LiveLimits } from "../live-limits";

type Payload = Readonly<Record<string, unknown>> | null | undefined;

function message(fields: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify(fields));
}

export const PING = message({ type: "ping" });

export function acknowledgement(limits: LiveLimits): Buffer {
  const { operationsPerSocket, connectionsPerCredential, messageBytes, messagesPerSecond, pingMs } = limits;
  const payload = {
    limits: { operationsPerSocket, connectionsPerCredential, messageBytes, messagesPerSecond },
    keepAliveMs: pingMs,
  };
  return message({ type: "connection_ack", payload });
}

export function pong(payload: Payload): Buffer {
  return message(payload ? { type: "pong", payload } : { type: "pong" });
}

/** All of a `next` up to its payload, which is shared with others, and the brace after it. */
export function headOfNext(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

export function complete(id: string): Buffer {
  return message({ id, type: "complete" });
}

export function failure(id: string, errors: readonly GraphQLFormattedError[]): Buffer {
  return message({ id, type: "error", payload: errors });
}
