import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { type Account, serverAccount } from "./account";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { exists, openFolder } from "./folders";
import { runProgram } from "./run-program";
import { survivesShell } from "./shell-safety";

export interface DataPlace {
  /** Holds the cluster, the server's log and, where needed, a copy of the programs. */
  readonly home: string;
  readonly account: Account | null;
}

interface Pointer {
  readonly folder: string;
  readonly home: string;
}

const POINTER = "postgres-location.json";
const INSIDE = "postgres";

/** Where the data are, or on the first start where they shall be: in `folder` if the server can live there. */
export async function dataPlace(folder: string, log: (line: string) => void): Promise<DataPlace> {
  const known = await knownHome(folder);
  const account = await serverAccount(known === null ? null : join(known, "cluster", "data"));
  if (known === null) return { home: await newHome(folder, account, log), account };
  if (await canLiveIn(known, account)) return { home: known, account };
  throw new EmbeddedPostgresError(
    `The data are in ${known}, but user "${account?.name ?? "this user"}", which runs PostgreSQL, may not enter it: ` +
      `allow that (chmod o+x on each parent folder), or move ${folder} away to begin with an empty database.`,
  );
}

async function knownHome(folder: string): Promise<string | null> {
  const inside = join(folder, INSIDE);
  if (await exists(join(inside, "cluster"))) return inside;
  const pointer = await readPointer(folder);
  if (pointer === null) return null;
  if (pointer.folder !== folder && (await readPointer(pointer.folder))?.home === pointer.home) {
    // The folder was copied, not moved: the data belong to the original.
    await rm(join(folder, POINTER));
    return null;
  }
  if (await exists(join(pointer.home, "cluster"))) return pointer.home;
  throw new EmbeddedPostgresError(
    `The data of ${folder} were in ${pointer.home}, which is gone: put it back, ` +
      `or delete ${join(folder, POINTER)} to begin with an empty database.`,
  );
}

async function newHome(
  folder: string,
  account: Account | null,
  log: (line: string) => void,
): Promise<string> {
  // It is ours alone, so we may open it; the folders around it are not ours to change.
  if (account !== null) await openFolder(folder);
  const inside = await openFolder(join(folder, INSIDE));
  if (await canLiveIn(inside, account)) return inside;
  const parents = [account === null ? join(homedir(), ".local/share/redress") : "/var/lib/redress", tmpdir()];
  for (const parent of parents.filter(isAbsolute)) {
    const home = await makeHome(parent);
    if (home === null) continue;
    if (await canLiveIn(home, account)) {
      await rm(inside, { recursive: true });
      await writeFile(join(folder, POINTER), JSON.stringify({ folder, home } satisfies Pointer));
      log(`PostgreSQL cannot live in ${folder}, so its data are kept in ${home}.`);
      return home;
    }
    await rm(home, { recursive: true });
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL runs as user "${account?.name ?? "this user"}" and can live neither in ${folder} nor in ` +
      `${parents.join(" nor in ")}: choose a data folder that this user may enter.`,
  );
}

async function makeHome(parent: string): Promise<string | null> {
  try {
    if ((await mkdir(parent, { recursive: true })) !== undefined) await openFolder(parent);
    // Never a name that can be foreseen: in the temporary folder somebody else could have made it first.
    return await openFolder(await realpath(await mkdtemp(join(parent, "redress-"))));
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return null;
    throw error;
  }
}

/** Asked of the system itself, as the account in question: modes, lists and mounts all have their say. */
async function canLiveIn(home: string, account: Account | null): Promise<boolean> {
  if (!survivesShell(home)) return false;
  if (account === null) return true;
  const enter = await runProgram("/bin/sh", ["-c", 'cd "$1"', "sh", home], { account, cwd: "/" });
  return enter.succeeded;
}

async function readPointer(folder: string): Promise<Pointer | null> {
  const text = await readFile(join(folder, POINTER), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Pointer);
}
