import { Client, type Pool } from "pg";
import type { MigrationInterface } from "typeorm";
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

/** The process does not start: the database is older than the code. */
export class MigrationsPendingError extends Error {}

/** Refuses a database that lacks one of these migrations. */
export async function assertMigrated(
  pool: Pool,
  migrations: readonly (new () => MigrationInterface)[],
): Promise<void> {
  const {
    rows: [table],
  } = await pool.query<{ known: boolean }>("select to_regclass('public.migrations') is not null as known");
  const done = table?.known ? (await pool.query<{ name: string }>("select name from migrations")).rows : [];
  const pending = migrations.filter((migration) => !done.some(({ name }) => name === migration.name));
  if (pending.length === 0) return;
  throw new MigrationsPendingError(
    `The database lacks ${pending.length} migration(s), ${pending[0]?.name} first. ` +
      "Give the owner's URL as DATABASE_OWNER_URL and start again.",
  );
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
    revoke insert, update, delete on migrations from ${role};
    -- Functions that read as the owner are for nobody else.
    do $$ declare reader text; begin
      for reader in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.proowner = current_user::regrole
      loop
        execute 'grant execute on function ' || reader || ' to ' || $role$${role}$role$;
      end loop;
    end $$;`;
}
