import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

export interface GraphiqlBundle {
  /** The HTML, with `%nonce%` where each answer puts its own. */
  readonly page: string;
  readonly assets: ReadonlyMap<string, Asset>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

function readAsset(folder: string, name: string): [string, Asset] {
  const type = TYPES[extname(name)];
  if (!type) throw new Error(`${join(folder, name)} has no known content type.`);
  return [name, { type, body: readFileSync(join(folder, name)) }];
}

/**
 * Reads the whole bundle into memory, so that a request names an entry of a map and never a path on the disk.
 * Null when it has not been built, as in a checkout where only tests have run.
 */
export function readGraphiqlBundle(folder: string): GraphiqlBundle | null {
  if (!existsSync(join(folder, "index.html"))) return null;
  const assets = join(folder, "assets");
  return {
    page: readFileSync(join(folder, "index.html"), "utf8"),
    assets: new Map(readdirSync(assets).map((name) => readAsset(assets, name))),
  };
}
