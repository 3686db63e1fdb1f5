import { access, chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * One folder after the other: Node's own recursive `mkdir` tries for ever where the parent is there but
 * takes no new folders, such as /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  try {
    await mkdir(path);
  } catch (error) {
    // Another start may have been first.
    if (!(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Others may pass through, whatever our umask says; what is secret inside has modes of its own. */
export async function openFolder(path: string): Promise<string> {
  await makeFolder(path);
  await chmod(path, 0o755);
  return path;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Makes what must appear at `target` complete or not at all: in a draft beside it, which is then renamed. */
export async function makeWhole(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = await openFolder(await mkdtemp(join(dirname(target), "draft-")));
  try {
    await fill(draft);
    await rename(draft, target);
  } catch (error) {
    // A disk that is full is not to stay so on our account.
    await removeDraft(draft);
    throw error;
  }
}

/** Removes what a killed start left behind. Its programs may still be writing there, hence the retries. */
export async function sweepDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith("draft-")) await removeDraft(join(home, name));
  }
}

async function removeDraft(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
}
