import { createRequire } from "node:module";
import { join } from "node:path";
import { DIST } from "../paths.ts";

export interface EmbeddedPostgres {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  stop(): Promise<void>;
}

type Start = (options: {
  readonly folder: string;
  readonly log: (line: string) => void;
  readonly settings: Readonly<Record<string, string>>;
}) => Promise<EmbeddedPostgres>;

/** What a server of this size would be given. Durable: a commit waits for the disk. */
const SETTINGS = {
  shared_buffers: "1GB",
  effective_cache_size: "4GB",
  max_wal_size: "4GB",
  max_connections: "200",
  fsync: "on",
  synchronous_commit: "on",
};

/** PostgreSQL as Redress itself brings it along. */
export async function startEmbedded(folder: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const path = join(DIST, "kernel", "embedded-postgres", "start-embedded-postgres.js");
  const { startEmbeddedPostgres } = createRequire(import.meta.url)(path) as { startEmbeddedPostgres: Start };
  return startEmbeddedPostgres({ folder, log, settings: SETTINGS });
}
