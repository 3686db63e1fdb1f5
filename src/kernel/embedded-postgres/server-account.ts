import { stat } from "node:fs/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error";
import { type Account, runProgram } from "./run-program";

const PREFERRED = ["postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the one that owns the data already, or one that
 * every system has. Null: it runs as we do. `dataFolder` is null before the first start.
 */
export async function serverAccount(dataFolder: string | null): Promise<Account | null> {
  const owner = dataFolder === null ? null : await stat(dataFolder);
  const self = process.geteuid?.();
  if (self !== 0) {
    if (owner === null || self === undefined || owner.uid === self) return null;
    throw new EmbeddedPostgresError(
      `The data in ${dataFolder} belong to user id ${owner.uid}, but this process runs as user id ${self}: ` +
        `start it as the same user as before (root, if it was root), or choose another data folder.`,
    );
  }
  if (owner !== null && owner.uid !== 0) return { name: `#${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of PREFERRED) {
    const account = await lookUp(name);
    if (account !== null) return account;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody": ` +
      `start Redress as an ordinary user, or add one of those.`,
  );
}

async function lookUp(name: string): Promise<Account | null> {
  const ask = { account: null, cwd: "/" };
  const [uid, gid] = await Promise.all([
    runProgram("id", ["-u", name], ask),
    runProgram("id", ["-g", name], ask),
  ]);
  if (!uid.succeeded || !gid.succeeded) return null;
  return { name, uid: Number(uid.output), gid: Number(gid.output) };
}
