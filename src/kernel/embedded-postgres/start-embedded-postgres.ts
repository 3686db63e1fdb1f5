import { readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { assertAnswers } from "./assert-answers";
import { dataPlace } from "./data-place";
import { explainDiskFault } from "./embedded-postgres-error";
import { exists, makeFolder, sweepDrafts } from "./folders";
import { withFolderLock } from "./folder-lock";
import { initialiseCluster } from "./initialise-cluster";
import { joinUsers } from "./live-users";
import { connectionUrls, type Passwords } from "./roles-and-database";
import { runningServer } from "./running-server";
import { serverPrograms } from "./server-programs";
import { startServer, stopServer } from "./start-server";

export interface EmbeddedPostgres {
  /** Superuser, maintenance database `postgres`. */
  readonly superuserUrl: string;
  /** Owns the database and, through migrations, its tables; no superuser, bound by row-level security. */
  readonly ownerUrl: string;
  /** What a serving process runs as: it owns nothing and may create nothing. */
  readonly applicationUrl: string;
  /** Stops the server if no other live process uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** A data folder of its own; it is made if need be. */
  readonly folder: string;
  readonly log: (line: string) => void;
  /** Further settings of the server; without effect when it runs already. */
  readonly settings?: Record<string, string>;
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    await makeFolder(resolve(options.folder));
    const folder = await realpath(options.folder);
    return await withFolderLock(join(folder, "lock"), options.log, () => startLocked({ ...options, folder }));
  } catch (error) {
    throw explainDiskFault(error, options.folder);
  }
}

async function startLocked({
  folder,
  log,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const began = performance.now();
  const place = await dataPlace(folder, log);
  await sweepDrafts(place.home);
  const programs = await serverPrograms(place);
  const cluster = join(place.home, "cluster");
  if (!(await exists(cluster))) {
    log("First start: creating the database.");
    await initialiseCluster(cluster, place, programs, settings["fsync"] !== "off");
  }
  const running = await runningServer(join(cluster, "data"));
  const server = running ?? (await startServer(cluster, place, programs, settings));
  const passwords = JSON.parse(await readFile(join(cluster, "passwords.json"), "utf8")) as Passwords;
  const urls = connectionUrls(passwords, server.port);
  await assertAnswers(urls.superuserUrl, server.pid, place.home);
  const leave = await joinUsers(join(folder, "users"));
  const how = running === null ? "started" : "was running already";
  log(`PostgreSQL ${how}, ready on port ${server.port} after ${Math.round(performance.now() - began)} ms.`);

  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> =>
    withFolderLock(join(folder, "lock"), log, async () => {
      if ((await leave()) === 0) await stopServer(cluster, place, programs);
    });
  return { ...urls, stop: () => (stopping ??= stop()) };
}
