import { pino, type Logger } from "pino";
import type { Config } from "../kernel/config";
import { newUuid } from "../kernel/ids";
import { Memory } from "../kernel/memory";
import { workspaceCondition } from "../kernel/operation";
import { createSecrets } from "../kernel/secrets";
import { Signal } from "../kernel/signal";
import { filesOf, settingsOf } from "./attachments/files-of-config";
import { DatabaseClock } from "./database-clock";
import { logOptions } from "./log-options";
import { openDatabase } from "./open-database";
import type { Platform } from "./platform";
import { masterSecretIn } from "./secret-file";

export interface StartedPlatform {
  readonly platform: Platform;
  close(): Promise<void>;
}

/** What a process remembers at most: some ten megabytes, as times and days. */
const MOST_REMEMBERED = 100_000;

/** A line waits no longer than this. */
const FLUSH_MS = 100;

/** Of lines that are written together: for each line that comes, those that wait already are copied. */
const WRITTEN_BYTES = 4_096;

export function createLogger(config: Config): Logger {
  // No request waits for its line: lines are written together, soon, and what is left leaves with the process.
  const destination = pino.destination({ sync: false, minLength: WRITTEN_BYTES, periodicFlush: FLUSH_MS });
  return pino(logOptions(config.LOG_LEVEL), destination);
}

/** Everything that a process of any kind needs: settings turned into a database, secrets, a clock and a log. */
export async function startPlatform(config: Config, log: Logger): Promise<StartedPlatform> {
  const settings = settingsOf(config);
  const { pool, workPool, close } = await openDatabase(config, log);
  const clock = new DatabaseClock(workPool, log);
  await clock.start();
  if (config.DATABASE_URL && !config.ATTACHMENTS_DIR && !config.ATTACHMENTS_S3_URL)
    log.warn("files are kept in a folder of this machine alone: set ATTACHMENTS_DIR or ATTACHMENTS_S3_URL");
  const secrets = createSecrets(config.REDRESS_SECRET ?? (await masterSecretIn(config.REDRESS_FOLDER)));
  const allowsPrivateAddresses = config.REDRESS_PRIVATE_ADDRESSES === "true";
  return {
    platform: {
      pool,
      workPool,
      changes: new Signal(),
      secrets,
      settings,
      memory: new Memory(MOST_REMEMBERED),
      files: filesOf(config),
      log,
      now: clock.now,
      newId: newUuid,
      workspaceCondition,
      allowsPrivateAddresses,
    },
    close: async () => {
      await clock.stop();
      await close();
    },
  };
}
