import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { withFolderLock } from "../../../src/kernel/embedded-postgres/folder-lock";

export const VISITS = 60;

/** Enters and leaves the lock again and again, and writes down both. */
async function visit(folder: string, name: string): Promise<void> {
  const note = (what: string): void => appendFileSync(join(folder, "diary"), `${what} ${name}\n`);
  for (let count = 0; count < VISITS; count += 1) {
    await withFolderLock(
      join(folder, "lock"),
      () => undefined,
      async () => {
        note("enter");
        // Lets the others run into the lock.
        await new Promise((resolve) => setImmediate(resolve));
        note("leave");
      },
    );
  }
}

if (require.main === module) {
  const [folder = "", name = ""] = process.argv.slice(2);
  void visit(folder, name);
}
