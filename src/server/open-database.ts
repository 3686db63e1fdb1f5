import type { Logger } from "pino";
import { MIGRATIONS } from "../../migrations/migrations";
import { ALL_ENTITIES } from "../entities/all-entities";
import type { Config } from "../kernel/config";
import { assertApplicationRole } from "../kernel/database/application-role";
import { assertMigrated, migrate } from "../kernel/database/migrate";
import { DatabaseUnavailableError, translated } from "../kernel/database/database-errors";
import { createPool, type DatabasePool } from "../kernel/database/pool";
import { startEmbeddedPostgres } from "../kernel/embedded-postgres/start-embedded-postgres";

export interface OpenDatabase {
  readonly pool: DatabasePool;
  readonly workPool: DatabasePool;
  close(): Promise<void>;
}

/** The process does not start: nothing answers at the configured address. */
export class NoDatabaseError extends Error {
  constructor(url: string, cause: unknown) {
    // Host, port and name only: the URL holds a password.
    const { host, pathname } = new URL(url);
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : "no connection";
    super(
      `The database at ${host}${pathname} does not answer (${reason}). Check DATABASE_URL and that it runs.`,
      { cause },
    );
  }
}

/** One connection listens, one moves events; the others read for subscriptions and do what is due. */
const WORK_POOL_SIZE = 10;

interface DatabaseUrls {
  readonly applicationUrl: string;
  /** Null when somebody else runs the migrations. */
  readonly ownerUrl: string | null;
  stop(): Promise<void>;
}

/** Connects to the configured database, or to the embedded one; brings it up to date; refuses an unsafe role. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const { applicationUrl, ownerUrl, stop } = await databaseUrls(config, log);
  const onError = (error: Error): void => log.warn({ err: error }, "an idle database connection was lost");
  const pool = createPool({
    url: applicationUrl,
    name: "redress api",
    size: config.DATABASE_POOL_SIZE,
    onError,
  });
  const workPool = createPool({ url: applicationUrl, name: "redress work", size: WORK_POOL_SIZE, onError });
  const close = async (): Promise<void> => {
    await Promise.all([pool.end(), workPool.end()]);
    await stop();
  };
  try {
    if (ownerUrl !== null)
      await migrate({
        url: ownerUrl,
        entities: ALL_ENTITIES,
        migrations: MIGRATIONS,
        applicationRole: decodeURIComponent(new URL(applicationUrl).username),
      });
    await assertMigrated(pool, MIGRATIONS);
    await assertApplicationRole(pool);
    return { pool, workPool, close };
  } catch (error) {
    await close();
    const cause = translated(error);
    throw cause instanceof DatabaseUnavailableError ? new NoDatabaseError(applicationUrl, error) : error;
  }
}

async function databaseUrls(config: Config, log: Logger): Promise<DatabaseUrls> {
  if (config.DATABASE_URL !== undefined)
    return {
      applicationUrl: config.DATABASE_URL,
      ownerUrl: config.DATABASE_OWNER_URL ?? null,
      stop: async () => undefined,
    };
  const folder = config.REDRESS_FOLDER;
  return startEmbeddedPostgres({ folder, log: (line) => log.info({ part: "embedded postgres" }, line) });
}
