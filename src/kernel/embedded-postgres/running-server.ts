import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { readIfThere } from "./folders";
import { answersSignal, lookAtProcess } from "./process-identity";

const POLL_MS = 25;
const PATIENCE_MS = 120_000;

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

interface LockFile extends RunningServer {
  readonly dataFolder: string;
  readonly isReady: boolean;
}

/** The server of these data if one is up, after waiting for one that is on its way up or down; otherwise null. */
export async function runningServer(data: string): Promise<RunningServer | null> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const file = await readLockFile(data);
    if (file === null || !(await isServerOf(file, data))) return null;
    if (file.isReady) return file;
    if (Date.now() > deadline) throw new EmbeddedPostgresError(neitherUpNorDown(file.pid));
    await delay(POLL_MS);
  }
}

function neitherUpNorDown(pid: number): string {
  return (
    `PostgreSQL (process ${pid}) has been starting or stopping for ${PATIENCE_MS / 60_000} minutes: ` +
    `wait for it, or end it with "kill -QUIT ${pid}", and start again.`
  );
}

/**
 * PostgreSQL refuses to start while the process id in its lock file answers, also when that is by now somebody else's, or
 * a zombie's: a container without an init process buries nobody. An id that does not answer it judges better by itself.
 */
export async function removeForeignLockFile(data: string): Promise<void> {
  const file = await readLockFile(data);
  if (file === null || !answersSignal(file.pid) || (await isServerOf(file, data))) return;
  await rm(join(data, "postmaster.pid"));
}

async function readLockFile(data: string): Promise<LockFile | null> {
  const text = await readIfThere(join(data, "postmaster.pid"));
  if (text === null) return null;
  const [pid, dataFolder = "", , port, , , , status = ""] = text.split("\n");
  return { pid: Number(pid), port: Number(port), dataFolder, isReady: status.trim() === "ready" };
}

async function isServerOf({ pid, dataFolder }: LockFile, data: string): Promise<boolean> {
  const seen = lookAtProcess(pid);
  if (seen === null) return false;
  if (seen.command !== null && !(seen.command.includes("postgres") && seen.command.includes(dataFolder)))
    return false;
  const [named, ours] = await Promise.all([stat(dataFolder).catch(() => null), stat(data)]);
  // Gone: the folder was moved under a running server. Another one: it was copied, and the server is the original's.
  return named === null || (named.dev === ours.dev && named.ino === ours.ino);
}
