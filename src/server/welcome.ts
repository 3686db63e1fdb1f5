/** A workspace to try things in. */
export interface DemoWorkspace {
  readonly workspaceId: string;
  /** Opens everything in it. */
  readonly key: string;
}

/** What the console shows once the API answers. */
export function welcome(url: string, demo: DemoWorkspace | null): string {
  const lines = [
    "",
    "  Redress is ready.",
    "",
    `  API       ${url}/graphql`,
    `  GraphiQL  ${url}/graphiql`,
    `  Health    ${url}/livez  ${url}/readyz`,
  ];
  if (demo)
    lines.push(
      `  Key       ${demo.key}  (demo workspace)`,
      "",
      "  A first query to paste:",
      "",
      firstQuery(url, demo.key),
    );
  return [...lines, ""].join("\n");
}

/** What the console shows of a process that serves no API. */
export function welcomeOfWorker(url: string): string {
  return `\n  Redress works.\n\n  Health    ${url}/livez  ${url}/readyz\n`;
}

function firstQuery(url: string, key: string): string {
  const query = "{ customers(first: 3) { nodes { id name kind } totalCount } }";
  return [
    `  curl ${url}/graphql \\`,
    `    -H 'authorization: Bearer ${key}' \\`,
    `    -H 'content-type: application/json' \\`,
    `    -d '${JSON.stringify({ query })}'`,
  ].join("\n");
}
