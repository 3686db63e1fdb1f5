import { chmod, constants, copyFile, readdir, readFile, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { exists, hasCode, makeWhole, openFolder } from "./folders";

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold symbolic links, and npm may refuse to run the script that would restore them. */
export async function repairPrograms(folder: string): Promise<string> {
  try {
    await mend(folder);
  } catch (error) {
    // A folder that we may not change is copied instead.
    if (!hasCode(error, "EACCES", "EPERM", "EROFS")) throw error;
  }
  return folder;
}

export async function copyPrograms(from: string, to: string): Promise<string> {
  if (await exists(to)) return to;
  await makeWhole(to, async (draft) => {
    await copyFolder(from, draft);
    await mend(draft);
  });
  return to;
}

async function copyFolder(from: string, to: string): Promise<void> {
  await openFolder(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    // Links are restored afterwards; archives (*.a) are for compilers.
    else if (entry.isFile() && !entry.name.endsWith(".a")) await copyReadable(source, target);
  }
}

async function copyReadable(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await chmod(to, 0o644);
}

async function mend(folder: string): Promise<void> {
  for (const program of await readdir(join(folder, "bin"))) await chmod(join(folder, "bin", program), 0o755);
  for (const { source, target } of await listedLinks(folder)) {
    await linkOnce(join(folder, source), join(folder, target));
  }
}

async function linkOnce(source: string, link: string): Promise<void> {
  try {
    await symlink(relative(dirname(link), source), link);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

async function listedLinks(folder: string): Promise<readonly Link[]> {
  const list = join(folder, "pg-symlinks.json");
  if (!(await exists(list))) return [];
  // Its paths are relative to the package and begin with "native/".
  const strip = (path: string): string => path.slice(path.indexOf("/") + 1);
  const links = JSON.parse(await readFile(list, "utf8")) as readonly Link[];
  return links.map(({ source, target }) => ({ source: strip(source), target: strip(target) }));
}
