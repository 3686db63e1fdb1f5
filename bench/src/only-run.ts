import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DATA } from "./paths.ts";

const FILE = join(DATA, "running.pid");

/** Two runs at once would measure each other; the second is refused. Returns how to make room for the next. */
export async function beOnlyRun(): Promise<() => Promise<void>> {
  await mkdir(DATA, { recursive: true });
  const other = Number(await readFile(FILE, "utf8").catch(() => "0"));
  if (other > 0 && isAlive(other))
    throw new Error(`Another run of the bench is at work (process ${other}): wait until it is done.`);
  await writeFile(FILE, String(process.pid));
  return () => rm(FILE, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
