import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readExampleOperations } from "./example-operations";
import type { GraphiqlOptions } from "./graphiql-page";

/** GraphiQL with the example operations as tabs, and with the demo key where there is one. */
export function graphiqlOptions(demoKey: string | null): GraphiqlOptions {
  const root = projectRoot(__dirname);
  return {
    folder: join(root, "dist", "graphiql"),
    defaultHeaders: demoKey === null ? {} : { authorization: `Bearer ${demoKey}` },
    tabs: readExampleOperations(join(root, "demo", "operations")),
  };
}

/** The folder of package.json, above the sources and above what they are compiled to. */
function projectRoot(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : projectRoot(dirname(folder));
}
