import { Client } from "pg";
import { EmbeddedPostgresError } from "./embedded-postgres-error";

const PATIENCE_MS = 10_000;

/** SCRAM proves both sides: it is our server that answers, and it knows our password. */
export async function assertAnswers(superuserUrl: string, pid: number, home: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL (process ${pid}) runs, but does not let us in (${(cause as Error).message}): ` +
        `end it with "kill -INT ${pid}" and start again; if that changes nothing, see ${home}/log.`,
      { cause },
    );
  } finally {
    await client.end();
  }
}
