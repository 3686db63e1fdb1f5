import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { App } from "./app";
import { AttachmentWork } from "./attachments/attachment-work";
import { LogWatcher } from "./events/log-watcher";
import { Notifications } from "./events/notifications";
import { registerHealth } from "./health";
import { answerHttpErrors } from "./http-errors";
import type { Platform } from "./platform";

/** What a process that serves no API has of one: health over HTTP, and what tells it of work. */
export function createWorkerApp(platform: Platform): Omit<App, "executor"> {
  const attachmentWork = new AttachmentWork(platform);
  const watcher = new LogWatcher(platform, new Notifications(platform));
  const loggerInstance: FastifyBaseLogger = platform.log;
  const http: FastifyInstance = fastify({
    loggerInstance,
    forceCloseConnections: "idle",
    // Probes come every few seconds, and say nothing.
    logController: new LogController({ disableRequestLogging: true }),
  });
  answerHttpErrors(http, platform.log);
  registerHealth(http, platform.pool);
  return {
    http,
    attachmentWork,
    watcher,
    close: async () => {
      await http.close();
      await attachmentWork.close();
    },
  };
}
