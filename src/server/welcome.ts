import { MemberRole } from "../entities/access/access-enums";

/** A workspace to try things in. */
export interface DemoWorkspace {
  readonly workspaceId: string;
  /** Opens everything in it. */
  readonly key: string;
  /** Who work in it. */
  readonly members: readonly DemoMember[];
}

/** A member of the demo, signed in. */
export interface DemoMember {
  /** In lower case: what examples call them. */
  readonly name: string;
  readonly fullName: string;
  readonly role: MemberRole;
  readonly token: string;
}

/** What a request of a member carries. */
export function headersOf(
  { workspaceId }: DemoWorkspace,
  { token }: DemoMember,
): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}`, "x-workspace-id": workspaceId };
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
      ...agentLines(demo),
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

/** A key is a machine: what is unread, "mine" or typed by whom is known of members alone. */
function agentLines(demo: DemoWorkspace): readonly string[] {
  const agent = demo.members.find(({ role }) => role === MemberRole.AGENT);
  if (!agent) return [];
  const headers = Object.entries(headersOf(demo, agent));
  return [
    `  Agent     ${agent.fullName}, signed in for a week; others: npm run --silent demo:sign-in`,
    ...headers.map(([name, value]) => `            ${name}: ${value}`),
  ];
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
