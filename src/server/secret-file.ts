import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The master secret of this folder, made at the first start; of two first starts at once, both get the same. */
export async function masterSecretIn(folder: string): Promise<string> {
  const path = join(folder, "secret");
  const known = await readFile(path, "utf8").catch(() => null);
  if (known !== null) return known;
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
  // A link appears whole or not at all, and fails when another start was first.
  await link(draft, path).catch(() => undefined);
  await rm(draft);
  return readFile(path, "utf8");
}
