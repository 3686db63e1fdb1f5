import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { exists } from "./folders";

/** Left in the data folder when the data themselves have to live elsewhere. */
interface Pointer {
  readonly folder: string;
  readonly home: string;
}

const POINTER = "postgres-location.json";

export async function writePointer(folder: string, home: string): Promise<void> {
  // For whoever wonders one day whose data these are.
  await writeFile(join(home, "belongs-to"), `${folder}\n`);
  const draft = join(folder, `${POINTER}.draft`);
  await writeFile(draft, JSON.stringify({ folder, home } satisfies Pointer));
  await rename(draft, join(folder, POINTER));
}

/** Where the pointer leads, or null if there is none, or only a copy of another folder's. */
export async function followPointer(folder: string): Promise<string | null> {
  const pointer = await readPointer(folder);
  if (pointer === null) return null;
  const { folder: origin, home } = pointer;
  if (!(await exists(home))) throw new EmbeddedPostgresError(gone(folder, home));
  if (origin === folder) return home;
  if ((await readPointer(origin))?.home === home) {
    await rm(join(folder, POINTER));
    return null;
  }
  // The folder was moved. From now on it is this one that must not be taken for its copy.
  await writePointer(folder, home);
  return home;
}

function gone(folder: string, home: string): string {
  return (
    `The data of ${folder} were in ${home}, which is gone: put it back, ` +
    `or delete ${join(folder, POINTER)} to begin with an empty database.`
  );
}

async function readPointer(folder: string): Promise<Pointer | null> {
  const text = await readFile(join(folder, POINTER), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Pointer);
}
