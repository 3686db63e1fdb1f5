import fastify from "fastify";
import { buildSchema } from "graphql";
import { allowBrowsers } from "../../src/server/allow-browsers";
import { LIVE_LIMITS, type LiveLimits } from "../../src/server/live/live-limits";
import { liveTransports } from "../../src/server/live/live-transports";
import { MemberTokens } from "../../src/server/member-tokens";
import { PreparedDocuments } from "../../src/server/prepare/prepared-documents";
import type { World } from "../support/world";
import { TickSource } from "./tick-source";

/** In a hurry, so that tests need not be patient. */
export const HASTY: LiveLimits = {
  ...LIVE_LIMITS,
  connectionsPerCredential: 3,
  operationsPerSocket: 4,
  messagesPerSecond: 50,
  initMs: 250,
  pingMs: 150,
  stalledMs: 400,
  closeMs: 2_000,
  drainMs: 300,
  lookMs: 20,
};

/** The transports over the API of a world, with subscriptions from a source of their own. */
export interface LiveStage {
  readonly source: TickSource;
  /** Without scheme: `127.0.0.1:41234`. */
  readonly host: string;
  drain(): Promise<void>;
  close(): Promise<void>;
}

const TICKS = "type Query { now: String } type Subscription { tick(after: String): String! }";

export async function liveStage(
  { platform, app: { executor } }: World,
  { limits = HASTY, corsOrigins = "*" }: { readonly limits?: LiveLimits; readonly corsOrigins?: string } = {},
): Promise<LiveStage> {
  const source = new TickSource();
  const ticks = new PreparedDocuments(buildSchema(TICKS), "interpreted");
  const http = fastify({ bodyLimit: limits.messageBytes });
  const live = liveTransports({
    platform,
    executor: {
      prepare: (request) => (request.query.includes("tick") ? ticks : executor).prepare(request),
      execute: (request) => executor.execute(request),
    },
    memberTokens: new MemberTokens(platform),
    live: source,
    corsOrigins,
    limits,
  });
  http.register(async (scope) => {
    await allowBrowsers(scope, corsOrigins, ["GET", "POST"]);
    live.register(scope);
    scope.post("/graphql", async ({ body }) => ({ posted: body }));
  });
  const address = await http.listen({ host: "127.0.0.1", port: 0 });
  return {
    source,
    host: address.replace("http://", ""),
    drain: () => live.drain(),
    close: async () => {
      await Promise.all([live.drain(), http.close()]);
    },
  };
}
