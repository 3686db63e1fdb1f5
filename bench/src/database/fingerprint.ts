import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BENCH, ROOT } from "../paths.ts";

/** Changes with the schema, the data and their amount: loaded data of the same fingerprint are used again. */
export async function fingerprint(scale: number): Promise<string> {
  const migrations = join(ROOT, "migrations");
  const names = (await readdir(migrations, { recursive: true }))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const paths = [...names.map((name) => join(migrations, name)), join(BENCH, "sql", "load.sql")];
  const hash = createHash("sha256").update(String(scale));
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest("hex");
}
