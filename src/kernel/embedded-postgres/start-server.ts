import { chown, mkdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { DataPlace } from "./data-place";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { freePort } from "./free-port";
import { removeForeignLockFile, runningServer, type RunningServer } from "./running-server";
import { lastLines, runProgram } from "./run-program";
import { configurationFile, rememberedPort, writeConfiguration } from "./server-configuration";
import type { ServerPrograms } from "./server-programs";

const LOG_LIMIT_BYTES = 10_000_000;
/** After a crash the server first replays its log; pg_ctl gives up at once when the server does. */
const PATIENCE_S = 120;

/** Faults that pass: somebody was quicker to the port, or the last workers of a killed server are still leaving. */
const PASSING = /could not bind|could not create any TCP\/IP sockets|shared memory block .* is still in use/;
const RETRY_AFTER_MS = 200;
const RETRY_FOR_MS = 3_000;

export async function startServer(
  cluster: string,
  { home, account }: DataPlace,
  programs: ServerPrograms,
  settings: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const data = join(cluster, "data");
  const log = await openLog(home, account);
  await removeForeignLockFile(data);
  for (const began = Date.now(); ; await delay(RETRY_AFTER_MS)) {
    await writeConfiguration(cluster, await freePort(await rememberedPort(cluster)), settings);
    const offset = await sizeOf(log);
    const options = `-c "config_file=${configurationFile(cluster)}"`;
    const args = ["start", "-w", "-t", String(PATIENCE_S), "-s", "-D", data, "-l", log, "-o", options];
    // pg_ctl makes the server leader of its own session: it outlives us until its last user stops it.
    const { output } = await runProgram(programs.pgCtl, args, { account, cwd: home, detached: true });
    // Also when ours failed: one that a killed process had set going may have been quicker.
    const server = await runningServer(data);
    if (server !== null) return server;
    const lines = `${output}\n${await tailSince(log, offset)}`.trim();
    if (PASSING.test(lines) && Date.now() - began < RETRY_FOR_MS) continue;
    throw new EmbeddedPostgresError(
      `PostgreSQL did not start; mend what it says below (all of it is in ${log}) and start again.\n${lines}`,
    );
  }
}

export async function stopServer(cluster: string, place: DataPlace, programs: ServerPrograms): Promise<void> {
  const data = join(cluster, "data");
  if ((await runningServer(data)) === null) return;
  const args = ["stop", "-w", "-t", String(PATIENCE_S), "-s", "-m", "fast", "-D", data];
  const stop = { account: place.account, cwd: place.home, detached: true };
  const { succeeded, output } = await runProgram(programs.pgCtl, args, stop);
  if (succeeded || (await runningServer(data)) === null) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL did not stop; its data are safe, but it still runs.\n${output}`,
  );
}

/** A folder of the server's own, since it opens the file by itself. */
async function openLog(home: string, account: DataPlace["account"]): Promise<string> {
  const folder = join(home, "log");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account !== null) await chown(folder, account.uid, account.gid);
  const log = join(folder, "postgresql.log");
  if ((await sizeOf(log)) > LOG_LIMIT_BYTES) await rename(log, `${log}.old`);
  return log;
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

async function tailSince(log: string, offset: number): Promise<string> {
  const bytes = await readFile(log).catch(() => Buffer.alloc(0));
  return lastLines(bytes.subarray(offset).toString("utf8"));
}
