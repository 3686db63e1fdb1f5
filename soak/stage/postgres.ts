import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { MIGRATIONS } from "../../migrations/migrations";
import { ALL_ENTITIES } from "../../src/entities/all-entities";
import { migrate } from "../../src/kernel/database/migrate";
import { startEmbeddedPostgres } from "../../src/kernel/embedded-postgres/start-embedded-postgres";
import { until } from "./patience";

export interface DatabaseUrls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

/** A PostgreSQL of the run's own, durable as one in earnest. */
export interface SoakPostgres extends DatabaseUrls {
  /** As `pg_ctl restart -m immediate` does: no goodbye to anybody, and recovery from the log at the start. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = { max_connections: "200", shared_buffers: "256MB", track_commit_timestamp: "on" };
const RESTART_WITHIN_MS = 60_000;

export async function startPostgres(): Promise<SoakPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "redress-soak-"));
  const start = () => startEmbeddedPostgres({ folder, log: () => undefined, settings: SETTINGS });
  // Each start makes this process one more user of the server, and the last to leave stops it.
  const starts = [await start()];
  const server = starts[0] as Awaited<ReturnType<typeof start>>;
  const { ownerUrl, applicationUrl } = server;
  await migrate({
    url: ownerUrl,
    entities: ALL_ENTITIES,
    migrations: MIGRATIONS,
    applicationRole: decodeURIComponent(new URL(applicationUrl).username),
  });
  return {
    superuserUrl: withDatabaseOf(server.superuserUrl, applicationUrl),
    ownerUrl,
    applicationUrl,
    crash: async () => {
      const pid = await postmaster(server.superuserUrl);
      process.kill(pid, "SIGQUIT");
      await until(() => !isAlive(pid), RESTART_WITHIN_MS, 5);
      const again = await start();
      starts.push(again);
      if (again.applicationUrl !== applicationUrl) throw new Error("PostgreSQL came back on another port");
    },
    stop: async () => {
      for (const each of starts) await each.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function postmaster(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ file: string }>("select pg_read_file('postmaster.pid') as file");
  await client.end();
  return Number(rows[0]?.file.split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function withDatabaseOf(url: string, other: string): string {
  const changed = new URL(url);
  changed.pathname = new URL(other).pathname;
  return changed.toString();
}
