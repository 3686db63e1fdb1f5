import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphiqlTab } from "./graphiql-page";

const OPERATION = /\.graphql$/;

function readExample(folder: string, name: string): GraphiqlTab {
  const query = readFileSync(join(folder, name), "utf8").trimEnd();
  const variablesFile = join(folder, name.replace(OPERATION, ".variables.json"));
  if (!existsSync(variablesFile)) return { query };
  return { query, variables: readFileSync(variablesFile, "utf8").trimEnd() };
}

/**
 * The tabs GraphiQL opens with: every `*.graphql` file of the folder in the order of its name, with the variables of
 * the `*.variables.json` beside it. The page takes a tab's title from the file's first comment line.
 */
export function readExampleOperations(folder: string): readonly GraphiqlTab[] {
  const names = readdirSync(folder).filter((name) => OPERATION.test(name));
  return names.sort().map((name) => readExample(folder, name));
}
