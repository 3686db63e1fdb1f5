import { access, chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Others may pass through, whatever our umask says; what is secret inside has modes of its own. */
export async function openFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
  return path;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What must appear complete or not at all is made in a draft and then renamed. */
export async function makeDraft(home: string): Promise<string> {
  return openFolder(await mkdtemp(join(home, "draft-")));
}

/** Removes what a killed start left behind. Its programs may still be writing there, hence the retries. */
export async function sweepDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith("draft-")) continue;
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
  }
}
