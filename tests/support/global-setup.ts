import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "reflect-metadata";
import { MIGRATIONS } from "../../migrations/migrations";
import { ALL_ENTITIES } from "../../src/entities/all-entities";
import { migrate } from "../../src/kernel/database/migrate";
import { startEmbeddedPostgres } from "../../src/kernel/embedded-postgres/start-embedded-postgres";
import type { TestServer } from "./test-server";

/** Durability is for real data: a crash of the test machine may lose all of this. */
const FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "4GB",
  max_connections: "200",
};

/** Starts one PostgreSQL for all test files, and migrates the database that each of them clones. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "redress-tests-"));
  const { superuserUrl, ownerUrl, applicationUrl, stop } = await startEmbeddedPostgres({
    folder,
    log: () => undefined,
    settings: FAST,
  });
  await migrate({
    url: ownerUrl,
    entities: ALL_ENTITIES,
    migrations: MIGRATIONS,
    applicationRole: "redress_app",
  });
  const server: TestServer = { folder, superuserUrl, ownerUrl, applicationUrl };
  process.env["REDRESS_TEST_SERVER"] = JSON.stringify(server);
  (globalThis as { stopTestServer?: () => Promise<void> }).stopTestServer = stop;
}
