import type { Config } from "../kernel/config";
import { createApp } from "./app";
import { DueWork } from "./due-work";
import { EventWork } from "./events/event-work";
import { hearRejections } from "./hear-rejections";
import { listen } from "./listen";
import { createLogger, startPlatform } from "./start-platform";
import type { Platform } from "./platform";
import { WebhookWork } from "./webhooks/webhook-work";
import { welcome, type DemoWorkspace } from "./welcome";

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

/** Starts the API with all it needs, and says so on the console. */
export async function startApi({ config, print, demoWorkspace }: StartOptions): Promise<RunningApi> {
  const log = createLogger(config);
  hearRejections(process, log);
  const { platform, close } = await startPlatform(config, log);
  try {
    const hasDemo = config.REDRESS_DEMO ? config.REDRESS_DEMO === "true" : config.DATABASE_URL === undefined;
    const demo = hasDemo ? await demoWorkspace(platform) : null;
    const app = await createApp(platform, { demoKey: demo?.key ?? null, corsOrigins: config.CORS_ORIGINS });
    const dueWork = new DueWork(platform);
    const eventWork = new EventWork(platform, app.watcher, { daysKept: config.EVENT_RETENTION_DAYS });
    const webhookWork = new WebhookWork(platform);
    const port = await listen(app.http, config.HOST, config.PORT);
    dueWork.start();
    await eventWork.start();
    webhookWork.start();
    app.attachmentWork.start();
    print(welcome(`http://${config.HOST === "127.0.0.1" ? "localhost" : config.HOST}:${port}`, demo));
    return {
      stop: async () => {
        await Promise.all([app.close(), dueWork.stop(), webhookWork.stop()]);
        await eventWork.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
