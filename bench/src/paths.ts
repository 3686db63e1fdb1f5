import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));
export const ROOT = dirname(BENCH);
export const DATA = join(BENCH, ".data");
/** What is measured: the compiled sources. */
export const DIST = join(ROOT, "dist", "src");
export const PROFILES = join(DATA, "profiles");
