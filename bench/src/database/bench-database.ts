import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { parentOf } from "../cpu-time.ts";
import { BENCH, DATA } from "../paths.ts";
import { createWorkspace, type Workspace } from "./create-workspace.ts";
import { startEmbedded, type EmbeddedPostgres } from "./embedded.ts";
import { fingerprint } from "./fingerprint.ts";

/** Of data that anybody may make anew: it guards nothing. */
const SECRET = "a secret of the bench, which guards nothing";

export interface BenchDatabase {
  /** Bound by row-level security: what Redress signs in as. */
  readonly applicationUrl: string;
  /** Not bound by it: what the others sign in as. */
  readonly superuserUrl: string;
  readonly secret: string;
  readonly workspace: Workspace;
  /** Process id of PostgreSQL's first process, parent of all others. */
  readonly postmaster: number;
  /** Signed in as superuser. */
  readonly client: Client;
  close(): Promise<void>;
}

/**
 * Brings PostgreSQL up with the data of this scale: those of an earlier run, if they are still the same. Whoever changes
 * more of them than `tidy.sql` takes back has a copy of its own.
 */
export async function openBenchDatabase(
  scale: number,
  log: (line: string) => void,
  copy = "scale",
): Promise<BenchDatabase> {
  const postgres = await startEmbedded(join(DATA, `${copy}-${scale}`), log);
  const wanted = await fingerprint(scale);
  const superuserUrl = postgres.superuserUrl.replace(/\/postgres$/, "/redress");
  const known = await loadedWorkspace(superuserUrl, wanted);
  if (known === null) await load(postgres, superuserUrl, scale, wanted, log);
  const workspace = known ?? (await loadedWorkspace(superuserUrl, wanted));
  if (workspace === null) throw new Error("The data were loaded, and are not there.");
  const client = await connect(superuserUrl);
  // Histories are only read once they are there, and what they came to is not to be taken away.
  if (known !== null && !(await areHistoriesIn(client))) await takeBackWrites(client);
  await client.query(await readFile(join(BENCH, "sql", "peers.sql"), "utf8"));
  await client.query("vacuum analyze");
  await client.query("checkpoint");
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return {
    applicationUrl: postgres.applicationUrl,
    superuserUrl,
    secret: SECRET,
    workspace,
    postmaster: parentOf(rows[0]?.pid ?? 0),
    client,
    close: async () => {
      await client.end();
      await postgres.stop();
    },
  };
}

/** Leaves the rows that were loaded. A case that changes long after all others is a gap that no desk has. */
export async function takeBackWrites(client: Client): Promise<void> {
  await client.query(await readFile(join(BENCH, "sql", "tidy.sql"), "utf8"));
  await client.query("vacuum analyze");
}

async function areHistoriesIn(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from pg_tables where schemaname = 'bench' and tablename = 'followed'",
  );
  return rowCount === 1;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Null when nothing of this fingerprint was loaded to the end. */
async function loadedWorkspace(url: string, wanted: string): Promise<Workspace | null> {
  const client = await connect(url);
  try {
    const { rows: tables } = await client.query(
      "select from pg_tables where schemaname = 'bench' and tablename = 'loaded'",
    );
    if (tables.length === 0) return null;
    const { rows } = await client.query<Workspace>(
      `select workspace_id as id, api_key as "apiKey" from bench.loaded where fingerprint = $1`,
      [wanted],
    );
    return rows[0] ?? null;
  } finally {
    await client.end();
  }
}

async function load(
  postgres: EmbeddedPostgres,
  superuserUrl: string,
  scale: number,
  mark: string,
  log: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  log(`Loading ${(100_000 * scale).toLocaleString("en")} cases.`);
  await emptyDatabase(postgres.superuserUrl);
  const workspace = await createWorkspace(postgres, SECRET);
  const client = await connect(superuserUrl);
  try {
    const counts = { customers: 10_000, transactions: 50_000, cases: 100_000 };
    for (const [name, count] of Object.entries(counts))
      await client.query(`select set_config($1, $2, false)`, [
        `bench.${name}`,
        String(Math.round(count * scale)),
      ]);
    await client.query(`select set_config('bench.workspace', $1, false)`, [workspace.id]);
    await client.query(await readFile(join(BENCH, "sql", "load.sql"), "utf8"));
    await client.query("create table bench.loaded (fingerprint text, workspace_id uuid, api_key text)");
    await client.query("insert into bench.loaded values ($1, $2, $3)", [
      mark,
      workspace.id,
      workspace.apiKey,
    ]);
  } finally {
    await client.end();
  }
  log(`Loaded after ${Math.round((performance.now() - began) / 1000)} s.`);
}

async function emptyDatabase(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query("drop database redress with (force)");
    await client.query("create database redress owner redress_owner");
    await client.query("revoke all on database redress from public");
    await client.query("grant connect on database redress to redress_app");
  } finally {
    await client.end();
  }
}
