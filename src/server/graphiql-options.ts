import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readExampleOperations } from "./example-operations";
import type { GraphiqlOptions } from "./graphiql-page";
import { headersOf, type DemoWorkspace } from "./welcome";

/** GraphiQL with the example operations as tabs, and with the demo's key and members where there is one. */
export function graphiqlOptions(demo: DemoWorkspace | null): GraphiqlOptions {
  const root = projectRoot(__dirname);
  return {
    folder: join(root, "dist", "graphiql"),
    defaultHeaders: demo === null ? {} : { authorization: `Bearer ${demo.key}` },
    tabs: readExampleOperations(join(root, "demo", "operations"), (name) => headersAs(demo, name)),
  };
}

function headersAs(demo: DemoWorkspace | null, name: string): string | null {
  const member = demo?.members.find((one) => one.name === name);
  return demo && member ? JSON.stringify(headersOf(demo, member), null, 2) : null;
}

/** The folder of package.json, above the sources and above what they are compiled to. */
function projectRoot(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : projectRoot(dirname(folder));
}
