import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** The one PostgreSQL of a test run; its database `redress` is migrated and never written to. */
export interface TestServer {
  readonly folder: string;
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

export function testServer(): TestServer {
  const text = process.env["REDRESS_TEST_SERVER"];
  if (!text)
    throw new Error("The tests' PostgreSQL is started by jest's global setup: run them through jest.");
  return JSON.parse(text) as TestServer;
}

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  drop(): Promise<void>;
}

export async function cloneDatabase(template = "redress"): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString("hex")}`;
  // Clones of one template wait for each other: PostgreSQL copies it while nobody is connected to it.
  await asSuperuser(server, async (client) => {
    await client.query("select pg_advisory_lock(4711)");
    await client.query(`create database ${name} template ${template} owner redress_owner`);
  });
  return {
    superuserUrl: named(server.superuserUrl, name),
    ownerUrl: named(server.ownerUrl, name),
    applicationUrl: named(server.applicationUrl, name),
    drop: () =>
      asSuperuser(server, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

/** Makes a database once in a test run, whoever asks for it first, for others to be copied from. */
export async function makeTemplate(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<string> {
  await asSuperuser(testServer(), async (client) => {
    await client.query("select pg_advisory_lock(4712)");
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return;
    const database = await cloneDatabase();
    await fill(database);
    const made = new URL(database.superuserUrl).pathname.slice(1);
    await client.query(`alter database ${made} rename to ${name}`);
  });
  return name;
}

async function asSuperuser(server: TestServer, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function named(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
