import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Commands of a document, and the answers that it says they give. */
export interface Step {
  readonly commands: string;
  readonly answers: readonly unknown[];
}

/** The first query of a document and the answer beneath it. */
export async function firstQueryOf(path: string): Promise<readonly [query: string, answer: string]> {
  const text = await readFile(resolve(__dirname, "../..", path), "utf8");
  const [, query = "", answer = ""] = /```graphql\n([\s\S]*?)```\s+```json\n([\s\S]*?)```/.exec(text) ?? [];
  return [query, answer];
}

/** The `sh` blocks of a section, each with the `json` block that follows it. */
export async function stepsOf(path: string, heading: string): Promise<readonly Step[]> {
  const text = await readFile(resolve(__dirname, "../..", path), "utf8");
  const section = text.slice(text.indexOf(`\n${heading}\n`)).split(/\n## /)[1] ?? "";
  const blocks = [...section.matchAll(/```(sh|json)\n([\s\S]*?)```/g)].map(([, kind, body]) => ({
    kind,
    body: body ?? "",
  }));
  return blocks.flatMap(({ kind, body }, index) => {
    const next = blocks[index + 1];
    if (kind !== "sh") return [];
    return [{ commands: body, answers: next?.kind === "json" ? answersIn(next.body) : [] }];
  });
}

/** One answer over several lines, or one on each line. */
function answersIn(text: string): readonly unknown[] {
  return text.startsWith("{\n") ? [JSON.parse(text)] : jsonLines(text);
}

function jsonLines(text: string): readonly unknown[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line): unknown => JSON.parse(line));
}

/** Runs the steps in one shell, as somebody would who pastes them; returns the answers of each. */
export async function paste(
  steps: readonly Step[],
  replacements: Readonly<Record<string, string>>,
): Promise<readonly (readonly unknown[])[]> {
  const marker = "-- next step --";
  let script = steps.map(({ commands }) => commands).join(`\necho '${marker}'\n`);
  for (const [written, real] of Object.entries(replacements)) script = script.replaceAll(written, real);
  const { stdout } = await run("bash", ["-eu", "-c", script]);
  return stdout.split(marker).map(jsonLines);
}

/** The same value with what differs from run to run taken out: the part of an id behind its prefix. */
export function masked(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"([a-z]{2,5})_[0-9a-z]{26}"/g, '"$1_…"'));
}
