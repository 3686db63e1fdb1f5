import "reflect-metadata";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildSchema } from "graphql";
import { breakingChanges } from "./breaking-changes";
import { GENERATED_FILES } from "./generated-files";

const SCHEMA = "schema.graphql";

/** Writes the generated files (or those named), or with `--check` tells which are not as the sources make them. */
function main(args: readonly string[]): void {
  const isCheck = args.includes("--check");
  const named = args.filter((arg) => !arg.startsWith("--"));
  const files = GENERATED_FILES.filter(({ path }) => named.length === 0 || named.includes(path));
  const made = files.map(({ path, make }) => ({
    path,
    text: make(),
    committed: committedText(path),
  }));
  const stale = made.filter(({ text, committed }) => text !== committed);
  const breaks = args.includes("--accept-breaking") ? [] : schemaBreaks(made);
  for (const description of breaks) console.error(`breaks clients: ${description}`);
  if (breaks.length > 0) {
    console.error(
      "Deprecate first, with `removal YYYY-MM-DD`; or run with --accept-breaking before a release.",
    );
    process.exitCode = 1;
    return;
  }
  for (const { path, text } of stale) {
    console.log(`${path} ${isCheck ? "is stale: run `npm run docs:generate`" : "is written anew"}`);
    if (!isCheck) write(path, text);
  }
  if (isCheck && stale.length > 0) process.exitCode = 1;
}

interface MadeFile {
  readonly path: string;
  readonly text: string;
  readonly committed: string;
}

function schemaBreaks(made: readonly MadeFile[]): readonly string[] {
  const schema = made.find(({ path }) => path === SCHEMA);
  if (!schema?.committed) return [];
  const today = new Date().toISOString().slice(0, 10);
  return breakingChanges(buildSchema(schema.committed), buildSchema(schema.text), today);
}

function committedText(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

main(process.argv.slice(2));
