import { setPriority } from "node:os";
import type { Config } from "../kernel/config";
import { createApp, type App } from "./app";
import { DueWork } from "./due-work";
import { EventWork } from "./events/event-work";
import { NatsLine } from "./events/nats/nats-line";
import { NatsLogFeed } from "./events/nats/nats-log-feed";
import { REACTIONS } from "./events/reactions";
import { hearRejections } from "./hear-rejections";
import { listen } from "./listen";
import { LIVE_LIMITS } from "./live/live-limits";
import { createLogger, startPlatform } from "./start-platform";
import type { Platform } from "./platform";
import { WebhookWork } from "./webhooks/webhook-work";
import { welcome, welcomeOfWorker, type DemoWorkspace } from "./welcome";
import { createWorkerApp } from "./worker-app";

/** Nobody waits for a worker as people wait for an answer: where the two share a machine, it takes a third of the time. */
const WORKER_NICENESS = 5;

export interface RunningApi {
  /** Lets what has begun end, then stops everything that was started. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly print: (text: string) => void;
  /** Makes the demo workspace where the configuration wants one, or finds it. */
  readonly demoWorkspace: (platform: Platform) => Promise<DemoWorkspace>;
}

/** Starts what the process's role asks for, and says so on the console. */
export async function startApi({ config, print, demoWorkspace }: StartOptions): Promise<RunningApi> {
  const log = createLogger(config);
  hearRejections(process, log);
  const { platform, close } = await startPlatform(config, log);
  const nats = config.NATS_URL === undefined ? null : new NatsLine(config.NATS_URL, log);
  nats?.start();
  try {
    const hasApi = config.REDRESS_ROLE !== "worker";
    if (!hasApi) setPriority(WORKER_NICENESS);
    const demo = hasApi && wantsDemo(config) ? await demoWorkspace(platform) : null;
    const app = hasApi
      ? await createApp(platform, {
          demo,
          corsOrigins: config.CORS_ORIGINS,
          liveLimits: { ...LIVE_LIMITS, connections: config.LIVE_CONNECTIONS },
          feed: nats ? new NatsLogFeed(nats, log) : undefined,
        })
      : createWorkerApp(platform);
    const port = await listen(app.http, config.HOST, config.PORT);
    const work = await startWork(config, { platform, app, nats });
    const url = `http://${config.HOST === "127.0.0.1" ? "localhost" : config.HOST}:${port}`;
    print(hasApi ? welcome(url, demo) : welcomeOfWorker(url));
    return {
      stop: async () => {
        await Promise.all([app.close(), work.stopTaking()]);
        await work.stop();
        await nats?.stop();
        await close();
      },
    };
  } catch (error) {
    await nats?.stop();
    await close();
    throw error;
  }
}

interface StartedWork {
  /** What begins nothing new at once. */
  stopTaking(): Promise<void>;
  /** What moves events stops last: until then requests that end make some. */
  stop(): Promise<void>;
}

interface WorkParts {
  readonly platform: Platform;
  readonly app: Pick<App, "watcher" | "attachmentWork">;
  readonly nats: NatsLine | null;
}

/** Every process gives events their places; what nobody waits for is done by those who are to. */
async function startWork(
  config: Config,
  { platform, app: { watcher, attachmentWork }, nats }: WorkParts,
): Promise<StartedWork> {
  const isWorker = config.REDRESS_ROLE !== "api";
  const reactions = isWorker ? REACTIONS : [];
  const eventWork = new EventWork(platform, watcher, {
    daysKept: config.EVENT_RETENTION_DAYS,
    reactions,
    nats,
  });
  const retrySeconds = config.WEBHOOK_RETRY_SECONDS?.split(",").map(Number);
  const webhookRules = {
    timeoutMs: config.WEBHOOK_TIMEOUT_SECONDS * 1_000,
    ...(retrySeconds && { retrySeconds }),
  };
  const work = isWorker ? [new DueWork(platform), new WebhookWork(platform, webhookRules)] : [];
  await eventWork.start();
  for (const each of work) each.start();
  if (isWorker) attachmentWork.start();
  return {
    stopTaking: async () => void (await Promise.all(work.map((each) => each.stop()))),
    stop: () => eventWork.stop(),
  };
}

function wantsDemo({ REDRESS_DEMO, DATABASE_URL }: Config): boolean {
  return REDRESS_DEMO ? REDRESS_DEMO === "true" : DATABASE_URL === undefined;
}
