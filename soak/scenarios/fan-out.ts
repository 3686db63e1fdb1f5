import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Figure } from "../figures";
import type { Scenario } from "./scenario";

/** From where the run was started: the root of the project. */
const BENCH = "bench/live/start.mjs";
const WANTED: Readonly<Record<string, object>> = {
  "redress: messages delivered": { atLeast: 95_000 },
  "redress: age of a message, p99": { atMost: 300 },
  "redress: messages lost": { atMost: 0 },
  "redress: memory of an idle subscriber": { atMost: 15 },
  "redress to graphql-ws, at the most": { atLeast: 7 },
};

/** What a subscriber costs, as the bench of sockets measures it: the server on one core, its clients on another. */
export const fanOut: Scenario = async ({ figures }) => {
  const folder = await mkdtemp(join(tmpdir(), "redress-soak-"));
  const file = join(folder, "figures.json");
  try {
    await promisify(execFile)(process.execPath, [BENCH, "--json", file], { maxBuffer: 2 ** 24 });
    const measured = JSON.parse(await readFile(file, "utf8")) as { readonly figures: readonly Figure[] };
    for (const { name, value, unit } of measured.figures) figures.note(name, value, unit, WANTED[name] ?? {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
