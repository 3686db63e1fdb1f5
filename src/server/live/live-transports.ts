import type { FastifyInstance } from "fastify";
import type { Executor } from "../executor";
import type { MemberTokens } from "../member-tokens";
import type { Platform } from "../platform";
import { Admission } from "./connections/admission";
import { Flusher } from "./connections/flusher";
import { Seats } from "./connections/seats";
import { Watch } from "./connections/watch";
import { LIVE_LIMITS, type LiveLimits } from "./live-limits";
import type { LiveOperations } from "./live-operations";
import { Operations } from "./operations/operations";
import { acknowledgement } from "./sockets/server-messages";
import { WebSockets } from "./sockets/web-sockets";
import { EventStreams } from "./sse/event-streams";

export interface LiveParts {
  readonly platform: Platform;
  readonly executor: Pick<Executor, "prepare" | "execute">;
  readonly memberTokens: MemberTokens;
  readonly live: LiveOperations;
  /** Origins of web pages that may call the API from a browser; `*` for all. */
  readonly corsOrigins: string;
  readonly limits?: LiveLimits;
}

export interface LiveTransports {
  /** Within a scope that lets browsers in. */
  register(scope: FastifyInstance): void;
  /** Takes on nothing new, lets what has begun end, and sends every client elsewhere. */
  drain(): Promise<void>;
}

/** WebSockets at `/graphql` and event streams at `/graphql/stream`. */
export function liveTransports(parts: LiveParts): LiveTransports {
  const { platform, executor, live, corsOrigins, limits = LIVE_LIMITS } = parts;
  const { log } = platform;
  const watch = new Watch(platform.now, limits.lookMs);
  const operations = new Operations({ executor, live, log });
  const shared = {
    operations,
    admission: new Admission(parts),
    seats: new Seats(limits.connections, limits.connectionsPerCredential),
    flusher: new Flusher(limits.flushMs),
    watch,
    limits,
    corsOrigins,
    log,
  };
  const sockets = new WebSockets({ ...shared, acknowledgement: acknowledgement(limits) });
  const streams = new EventStreams(shared);
  return {
    register: (scope) => {
      sockets.attach(scope.server);
      streams.register(scope);
    },
    drain: async () => {
      streams.drain();
      await sockets.drain();
      await operations.settled();
      watch.stop();
    },
  };
}
