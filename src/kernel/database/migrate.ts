import { Client } from "pg";
import { createDataSource, type DataSourceOptions } from "./data-source";

/** Any number will do, so long as every process takes the same. */
const MIGRATION_LOCK = 7_233_337;

export interface MigrateOptions extends DataSourceOptions {
  /** The role that the API runs as: it is granted rows, never tables. */
  readonly applicationRole: string;
}

/**
 * Brings the database to the newest migration and grants the application role its rows. Processes that
 * start at once wait for each other on one advisory lock: TypeORM takes none of its own.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const lock = new Client({ connectionString: options.url, connectionTimeoutMillis: 5_000 });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await runMigrations(options);
    await lock.query(grants(lock.escapeIdentifier(options.applicationRole)));
  } finally {
    await lock.end();
  }
}

async function runMigrations(options: DataSourceOptions): Promise<void> {
  const source = await createDataSource(options).initialize();
  try {
    await source.runMigrations({ transaction: "each" });
  } finally {
    await source.destroy();
  }
}

function grants(role: string): string {
  return `
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage on all sequences in schema public to ${role};
    revoke insert, update, delete on migrations from ${role};`;
}
