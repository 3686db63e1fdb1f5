import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphiqlTab } from "./graphiql-page";

/** `20-my-desk.as-lena.graphql` is sent as Lena. */
const OPERATION = /(?:\.as-(\w+))?\.graphql$/;

type HeadersOf = (member: string) => string | null;

function readExample(folder: string, name: string, headersOf: HeadersOf): GraphiqlTab {
  const query = readFileSync(join(folder, name), "utf8").trimEnd();
  const variablesFile = join(folder, name.replace(OPERATION, ".variables.json"));
  const [, member] = OPERATION.exec(name) ?? [];
  const headers = member === undefined ? null : headersOf(member);
  return {
    query,
    ...(existsSync(variablesFile) && { variables: readFileSync(variablesFile, "utf8").trimEnd() }),
    ...(headers !== null && { headers }),
  };
}

/**
 * The tabs GraphiQL opens with: every `*.graphql` file of the folder in the order of its name, with the variables of
 * the `*.variables.json` beside it. The page takes a tab's title from the file's first comment line.
 */
export function readExampleOperations(
  folder: string,
  headersOf: HeadersOf = () => null,
): readonly GraphiqlTab[] {
  const names = readdirSync(folder).filter((name) => OPERATION.test(name));
  return names.sort().map((name) => readExample(folder, name, headersOf));
}
