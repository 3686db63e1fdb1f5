import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BENCH } from "../paths.ts";

const BEGIN = "<!-- latest table: begin -->";
const END = "<!-- latest table: end -->";

/** Puts the table between its two markers and leaves all else as it is. */
export async function writeReadme(table: string): Promise<void> {
  const path = join(BENCH, "README.md");
  const text = await readFile(path, "utf8");
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${path} has lost the markers of its table.`);
  await writeFile(path, `${text.slice(0, begin)}${BEGIN}\n\n${table.trim()}\n\n${text.slice(end)}`);
}
