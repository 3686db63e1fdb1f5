import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { followPointer, writePointer } from "./data-pointer";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { exists, hasCode, openFolder } from "./folders";
import { type Account, runProgram } from "./run-program";
import { serverAccount } from "./server-account";
import { survivesShell } from "./shell-safety";

export interface DataPlace {
  /** Holds the cluster, the server's log and, where needed, a copy of the programs. */
  readonly home: string;
  readonly account: Account | null;
}

const NO_PLACE_FOR_US = ["EACCES", "EPERM", "EROFS", "ENOTDIR"];

/** Where the data are, or on the first start where they shall be: in `folder` if the server can live there. */
export async function dataPlace(folder: string, log: (line: string) => void): Promise<DataPlace> {
  const inside = join(folder, "postgres");
  const home = (await exists(join(inside, "cluster"))) ? inside : await followPointer(folder);
  const data = home === null ? null : join(home, "cluster", "data");
  const account = await serverAccount(data !== null && (await exists(data)) ? data : null);
  if (home === null) return { home: await newHome(folder, inside, account, log), account };
  if (await canLiveIn(home, account)) return { home, account };
  throw new EmbeddedPostgresError(
    `The data are in ${home}, but ${nameOf(account)}, which runs PostgreSQL, may not enter it: ` +
      `allow that (chmod o+x on each parent folder), or move ${folder} away to begin with an empty database.`,
  );
}

async function newHome(
  folder: string,
  inside: string,
  account: Account | null,
  log: (line: string) => void,
): Promise<string> {
  // It is ours alone, so we may open it; the folders around it are not ours to change.
  if (account !== null) await openFolder(folder);
  await openFolder(inside);
  if (await canLiveIn(inside, account)) return inside;
  const parents = [account === null ? join(homedir(), ".local/share/redress") : "/var/lib/redress", tmpdir()];
  for (const parent of parents.filter(isAbsolute)) {
    const home = await makeHome(parent);
    if (home === null) continue;
    if (await canLiveIn(home, account)) {
      await rm(inside, { recursive: true });
      await writePointer(folder, home);
      log(`PostgreSQL cannot live in ${folder}, so its data are kept in ${home}.`);
      return home;
    }
    await rm(home, { recursive: true });
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL runs as ${nameOf(account)} and can live neither in ${folder} nor in ${parents.join(" nor in ")}: ` +
      `choose a data folder that this user may enter, with a name free of quotes, dollars and backslashes.`,
  );
}

async function makeHome(parent: string): Promise<string | null> {
  try {
    if ((await mkdir(parent, { recursive: true })) !== undefined) await openFolder(parent);
    // Never a name that can be foreseen: in the temporary folder somebody else could have made it first.
    return await openFolder(await realpath(await mkdtemp(join(parent, "redress-"))));
  } catch (error) {
    if (hasCode(error, ...NO_PLACE_FOR_US)) return null;
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

function nameOf(account: Account | null): string {
  return account === null ? "this user" : `user "${account.name}"`;
}
