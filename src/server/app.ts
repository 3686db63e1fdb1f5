import { randomUUID } from "node:crypto";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import type { Logger } from "pino";
import { maskCardData } from "../kernel/firewall/mask-card-data";
import { allowBrowsers } from "./allow-browsers";
import { createApollo } from "./apollo";
import { AttachmentWork } from "./attachments/attachment-work";
import { registerAttachments } from "./attachments/register-attachments";
import { apiSchema } from "./api-schema";
import { closeSilentConnections } from "./close-silent-connections";
import { readCredential } from "./credential";
import { Executor } from "./executor";
import { graphiqlOptions } from "./graphiql-options";
import { graphqlHandler } from "./graphql-handler";
import type { HttpContext } from "./http-answer";
import { registerGraphiql } from "./graphiql-page";
import { registerHealth } from "./health";
import { IdempotentReplies } from "./idempotent-replies";
import type { LogFeed } from "./events/log-feed";
import { LogWatcher } from "./events/log-watcher";
import { Notifications } from "./events/notifications";
import { PresenceBoard } from "./live/presence/presence-board";
import { KnownCallers } from "./known-callers";
import { KeyUses } from "./key-uses";
import { answerHttpErrors } from "./http-errors";
import { LIMITS } from "./limits/limits";
import type { LiveLimits } from "./live/live-limits";
import { Subscriptions } from "./live/subscriptions/subscriptions";
import { liveTransports } from "./live/live-transports";
import { MemberTokens } from "./member-tokens";
import type { Platform } from "./platform";
import { PreparedDocuments, type ExecutionMode } from "./prepare/prepared-documents";
import { registerStripeWebhook } from "./stripe-webhook";
import type { DemoWorkspace } from "./welcome";
import { VIEW_AS } from "./view-as";

export interface App {
  readonly http: FastifyInstance;
  readonly executor: Executor;
  /** What is due about files; once it is started, it looks for itself now and then. */
  readonly attachmentWork: AttachmentWork;
  /** Tells subscriptions of what happened, once it is started. */
  readonly watcher: LogWatcher;
  /** Lets what has begun end, then closes everything but the database connections. */
  close(): Promise<void>;
}

export interface AppOptions {
  /** Its ways in are prefilled in GraphiQL for whoever opens it; null outside a demo. */
  readonly demo: DemoWorkspace | null;
  /** Origins of web pages that may call the API from a browser; `*` for all. */
  readonly corsOrigins: string;
  /** How documents are run; tests choose, everybody else runs them as it is fastest. */
  readonly execution?: ExecutionMode;
  /** Whether relations are read ahead of execution; true unless told. Loaders answer the same. */
  readonly readsAhead?: boolean;
  /** What sockets and event streams are held to; tests are in more of a hurry. */
  readonly liveLimits?: LiveLimits;
  /** Where subscriptions hear of the log besides the database. */
  readonly feed?: LogFeed | undefined;
}

const DEFAULTS: AppOptions = { demo: null, corsOrigins: "*" };

/** One line a request. The path alone: a query string may hold what customers wrote. */
function logRequests(http: FastifyInstance, log: Logger): void {
  http.addHook("onResponse", ({ id, method, url }, { statusCode, elapsedTime }, done) => {
    log.info(
      {
        requestId: id,
        method,
        path: url.split("?")[0],
        status: statusCode,
        milliseconds: Math.round(elapsedTime),
      },
      "request",
    );
    done();
  });
}

/** Puts the API together: schema, executor, HTTP. It does not listen yet. */
export async function createApp(
  platform: Platform,
  { demo, corsOrigins, execution = "adaptive", readsAhead = true, liveLimits, feed }: AppOptions = DEFAULTS,
): Promise<App> {
  const schema = apiSchema();
  const keyUses = new KeyUses(platform);
  const attachmentWork = new AttachmentWork(platform);
  const notifications = new Notifications(platform);
  const watcher = new LogWatcher(platform, notifications);
  const presence = new PresenceBoard(platform.now, notifications);
  const memberTokens = new MemberTokens(platform);
  const executor = new Executor({
    documents: new PreparedDocuments(schema, execution),
    platform,
    memberTokens,
    replies: new IdempotentReplies(platform.secrets),
    onSignIn: keyUses.note,
    readsAhead,
  });
  const loggerInstance: FastifyBaseLogger = platform.log;
  const http: FastifyInstance = fastify({
    loggerInstance,
    bodyLimit: LIMITS.bodyBytes,
    // Keys of a body are data, whatever they are called: nothing copies them in a way that could set a prototype.
    onProtoPoisoning: "ignore",
    onConstructorPoisoning: "ignore",
    genReqId: (request) => requestIdFrom(request.headers["x-request-id"]),
    requestIdHeader: false,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
  });
  closeSilentConnections(http);
  answerHttpErrors(http, platform.log);
  logRequests(http, platform.log);
  http.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  const apollo = createApollo(schema, executor, platform.log);
  apollo.addPlugin(fastifyApolloDrainPlugin(http));
  await apollo.start();
  registerHealth(http, platform.pool);
  registerGraphiql(http, graphiqlOptions(demo));
  registerStripeWebhook(http, platform);
  registerAttachments(http, platform, { corsOrigins, onHeldBack: () => void attachmentWork.doDue() });
  // Reads of subscriptions would wait behind every request of a busy process, and fall behind for good.
  const livePlatform = { ...platform, pool: platform.workPool };
  const subscriptions = new Subscriptions(
    {
      platform: livePlatform,
      memberTokens,
      callers: new KnownCallers(),
      onSignIn: keyUses.note,
      readsAhead,
      feed,
    },
    { watcher, presence },
  );
  const live = liveTransports({
    platform,
    executor,
    memberTokens,
    live: subscriptions,
    corsOrigins,
    ...(liveLimits && { limits: liveLimits }),
  });
  http.register(async (scope) => {
    await allowBrowsers(scope, corsOrigins, ["GET", "POST"]);
    live.register(scope);
    scope.route({
      url: "/graphql",
      method: ["GET", "POST"],
      handler: graphqlHandler({ apollo, executor, log: platform.log, contextOf: httpContext }),
    });
  });
  http.get("/", async (_request, reply) => reply.redirect("/graphiql"));
  return {
    http,
    executor,
    attachmentWork,
    watcher,
    close: async () => {
      // Sockets and event streams keep the server from closing, so they are ended at the same time.
      await Promise.all([live.drain(), http.close()]);
      subscriptions.close();
      presence.close();
      await apollo.stop();
      await attachmentWork.close();
      await keyUses.close();
    },
  };
}

/** A caller's own id is kept when it is harmless in a log line. */
function requestIdFrom(header: string | string[] | undefined): string {
  const isHarmless = typeof header === "string" && /^[A-Za-z0-9._-]{1,128}$/.test(header);
  return isHarmless && maskCardData(header).found.length === 0 ? header : randomUUID();
}

function httpContext({ id, headers }: FastifyRequest): HttpContext {
  return {
    requestId: id,
    idempotencyKey: oneValue(headers["idempotency-key"]) ?? null,
    viewAs: oneValue(headers[VIEW_AS]),
    credential: readCredential({
      authorization: headers.authorization,
      workspace: oneValue(headers["x-workspace-id"]),
    }),
  };
}

function oneValue(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? header : undefined;
}
