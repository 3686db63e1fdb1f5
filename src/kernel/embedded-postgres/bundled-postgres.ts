import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error";

interface BundledPostgres {
  /** The package's folder with bin, lib and share in it. */
  readonly folder: string;
  readonly version: string;
}

/** Finds the npm package that holds PostgreSQL for this platform; npm chooses among them by their `os` and `cpu`. */
export async function bundledPostgres(): Promise<BundledPostgres> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const root = dirname(dirname(resolvePackage(name)));
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return { folder: join(root, "native"), version };
}

function resolvePackage(name: string): string {
  try {
    // From where it is a dependency: a package manager need not put it where we would see it.
    const parent = createRequire(__filename).resolve("embedded-postgres");
    return createRequire(parent).resolve(name);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The package ${name} with PostgreSQL for this platform is not installed: run "npm install" again without ` +
        `--omit=optional; if there is no such package, set DATABASE_URL to a PostgreSQL 18 server of your own.`,
      { cause },
    );
  }
}
