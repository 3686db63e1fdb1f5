import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { hasCode, readIfThere } from "./folders";
import { isAlive, ownIdentity, parseIdentity } from "./process-identity";

const POLL_MS = 25;
const TELL_AFTER_MS = 1_000;
const PATIENCE_MS = 180_000;
const FREE = "nobody";
/** Old generations are kept this long, so that a process that read one late cannot create it a second time. */
const GENERATIONS_KEPT = 16;

/**
 * One process at a time, also after a `kill -9` of the holder.
 * A lock that is deleted to be retaken lets two waiters delete each other's; so it never is. The lock is a row of
 * numbered files: the newest names its holder, an empty one is free, and whoever creates the next number holds it.
 */
export async function withFolderLock<T>(
  folder: string,
  log: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const held = await acquire(folder, log);
  try {
    return await work();
  } finally {
    await truncate(held);
  }
}

async function acquire(folder: string, log: (line: string) => void): Promise<string> {
  await mkdir(folder, { recursive: true });
  const claim = join(folder, `claim-${randomUUID()}`);
  try {
    await writeFile(claim, JSON.stringify(ownIdentity()));
    return await waitForTurn(folder, claim, log);
  } finally {
    await rm(claim, { force: true });
  }
}

async function waitForTurn(folder: string, claim: string, log: (line: string) => void): Promise<string> {
  const began = Date.now();
  for (let told = false; ; await delay(POLL_MS)) {
    const newest = await newestGeneration(folder);
    const holder = await holderOf(folder, newest);
    if (holder === FREE && (await take(folder, claim, newest + 1))) return join(folder, String(newest + 1));
    const waited = Date.now() - began;
    if (waited > PATIENCE_MS) throw new EmbeddedPostgresError(tooLong(holder, folder));
    if (holder === FREE || told || waited < TELL_AFTER_MS) continue;
    log(`Waiting for ${holder}, which is starting or stopping the embedded database.`);
    told = true;
  }
}

function tooLong(holder: string, folder: string): string {
  const minutes = PATIENCE_MS / 60_000;
  return (
    `${folder} has been held by ${holder} for ${minutes} minutes, ` +
    `so the embedded database can be neither started nor stopped: end that process and try again.`
  );
}

async function newestGeneration(folder: string): Promise<number> {
  const generations = (await readdir(folder)).map(Number).filter(Number.isInteger);
  return Math.max(0, ...generations);
}

async function holderOf(folder: string, generation: number): Promise<string> {
  if (generation === 0) return FREE;
  const text = await readIfThere(join(folder, String(generation)));
  // Swept away since we saw it: others have gone ahead, so look again.
  if (text === null) return "another process";
  const identity = parseIdentity(text);
  return identity !== null && isAlive(identity) ? `process ${identity.pid}` : FREE;
}

async function take(folder: string, claim: string, generation: number): Promise<boolean> {
  const path = join(folder, String(generation));
  try {
    // Unlike creating and then writing, a link appears with its contents.
    await link(claim, path);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
  if ((await newestGeneration(folder)) !== generation) {
    await rm(path, { force: true });
    return false;
  }
  await sweep(folder, generation);
  return true;
}

async function sweep(folder: string, held: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const isOld = Number(name) <= held - GENERATIONS_KEPT;
    if (isOld || (name.startsWith("claim-") && (await isAbandoned(join(folder, name))))) {
      await rm(join(folder, name), { force: true });
    }
  }
}

async function isAbandoned(claim: string): Promise<boolean> {
  // Nothing to read means that its owner is just writing or removing it.
  const identity = parseIdentity((await readIfThere(claim)) ?? "");
  return identity !== null && !isAlive(identity);
}
