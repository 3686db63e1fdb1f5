import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, ownIdentity, parseIdentity } from "./process-identity";

/**
 * Counts the processes that use the server: one file each, a dead one's counts for nothing.
 * Only called under the folder lock. Returns the way out, which tells how many users remain.
 */
export async function joinUsers(folder: string): Promise<() => Promise<number>> {
  await liveUsers(folder);
  const own = join(folder, randomUUID());
  await writeFile(own, JSON.stringify(ownIdentity()));
  return async () => {
    await rm(own, { force: true });
    return liveUsers(folder);
  };
}

async function liveUsers(folder: string): Promise<number> {
  // Somebody may have removed the whole data folder while we ran.
  await mkdir(folder, { recursive: true });
  let alive = 0;
  for (const name of await readdir(folder)) {
    const identity = parseIdentity(await readFile(join(folder, name), "utf8"));
    if (identity !== null && isAlive(identity)) alive += 1;
    else await rm(join(folder, name), { force: true });
  }
  return alive;
}
