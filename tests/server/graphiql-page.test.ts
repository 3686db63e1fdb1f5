import fastify, { type FastifyInstance } from "fastify";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readExampleOperations } from "../../src/server/example-operations";
import { registerGraphiql, type GraphiqlTab } from "../../src/server/graphiql-page";

const HEADERS = { authorization: "Bearer demo-key" };
const TABS: readonly GraphiqlTab[] = [
  { query: "query Mine { mine }", headers: '{ "authorization": "Bearer of-a-member" }' },
  { query: "# </script><script>alert(1)</script>\nquery Me { me }", variables: '{ "id": 1 }' },
];

let folder: string;
let app: FastifyInstance;
let origin: string;

async function serve(bundle: string): Promise<FastifyInstance> {
  const server = fastify({ forceCloseConnections: true });
  registerGraphiql(server, { folder: bundle, defaultHeaders: HEADERS, tabs: TABS });
  await server.listen({ port: 0, host: "127.0.0.1" });
  return server;
}

function directives(response: Response): Record<string, string> {
  const policy = response.headers.get("content-security-policy") ?? "";
  const pairs = policy.split("; ").map((directive) => directive.split(/ (.*)/s).slice(0, 2));
  return Object.fromEntries(pairs) as Record<string, string>;
}

async function assetPaths(): Promise<string[]> {
  const html = await (await fetch(`${origin}/graphiql`)).text();
  return [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? "");
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "graphiql-"));
  const built = spawnSync(process.execPath, ["scripts/build-graphiql.mjs", join(folder, "bundle")]);
  if (built.status !== 0) throw new Error(String(built.stderr));
  writeFileSync(join(folder, "bundle", "secret.js"), "outside the assets");
  app = await serve(join(folder, "bundle"));
  origin = app.listeningOrigin;
});

afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("serves the page under a policy that allows this origin only", async () => {
  const response = await fetch(`${origin}/graphiql`);

  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(directives(response)).toEqual({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": expect.stringMatching(/^'self' 'nonce-[\w+/=]{24}'$/),
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  });
});

test("gives every answer its own nonce, the same in the policy and in the page", async () => {
  const responses = await Promise.all([fetch(`${origin}/graphiql`), fetch(`${origin}/graphiql`)]);

  const pages = await Promise.all(responses.map((response) => response.text()));

  const inPages = pages.map((page) => /name="style-nonce" content="([^"]+)"/.exec(page)?.[1]);
  const inPolicies = responses.map(
    (response) => /'nonce-([^']+)'/.exec(directives(response)["style-src"] ?? "")?.[1],
  );
  expect(inPages).toEqual(inPolicies);
  expect(new Set(inPages).size).toBe(2);
});

test("names nothing outside this origin and runs nothing inline", async () => {
  const page = await (await fetch(`${origin}/graphiql`)).text();
  const stylesheet = (await assetPaths()).find((path) => path.endsWith(".css"));

  const css = await (await fetch(`${origin}${stylesheet}`)).text();

  expect(page).not.toMatch(/https?:|["']\/\//);
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|%\w+%/);
  expect(css).not.toMatch(/@import|url\((?!"?data:image\/png)/);
});

test("serves the script, the style and the icon for ever under names made from their contents", async () => {
  const paths = await assetPaths();

  const answers = await Promise.all(paths.map((path) => fetch(`${origin}${path}`)));

  expect(paths).toEqual([
    expect.stringMatching(/^\/graphiql\/assets\/favicon-\w{8}\.svg$/),
    expect.stringMatching(/^\/graphiql\/assets\/page-\w{8}\.css$/),
    expect.stringMatching(/^\/graphiql\/assets\/app-\w{8}\.js$/),
  ]);
  const types = ["image/svg+xml", "text/css; charset=utf-8", "text/javascript; charset=utf-8"];
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(answers.map((answer) => answer.headers.get("content-type"))).toEqual(types);
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("gives the headers and tabs as JSON that cannot close a script element", async () => {
  const response = await fetch(`${origin}/graphiql/defaults.json`);

  const text = await response.text();

  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toEqual({ headers: JSON.stringify(HEADERS, null, 2), tabs: TABS });
});

test.each([
  "/graphiql/assets/../secret.js",
  "/graphiql/assets/..%2fsecret.js",
  "/graphiql/assets/%2e%2e%2fsecret.js",
  "/graphiql/assets/..%5csecret.js",
  "/graphiql/assets//etc/passwd",
  "/graphiql/assets/",
  "/graphiql/assets/__proto__",
  "/graphiql/inputs.sha256",
  "/graphiql/secret.js",
])("refuses %s", async (url) => {
  const answer = await app.inject({ url });

  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain("outside the assets");
});

test("keeps the key from a page that came under another name", async () => {
  const served = await serve(folder);

  const answer = await served.inject({ url: "/graphiql/defaults.json", headers: { host: "evil.example" } });

  await served.close();
  expect(answer.json()).toEqual({ headers: "", tabs: [{ query: "query Mine { mine }" }, TABS[1]] });
});

test("says what to do when the bundle has not been built", async () => {
  const unbuilt = await serve(join(folder, "absent"));

  const answer = await unbuilt.inject({ url: "/graphiql" });

  await unbuilt.close();
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain("npm run build");
});

test("opens the example operations in the order of their file names, with the variables beside them", () => {
  const examples = mkdtempSync(join(folder, "examples-"));
  writeFileSync(join(examples, "02-open.graphql"), "# Open a case\nmutation Open { open }\n");
  writeFileSync(join(examples, "02-open.variables.json"), '{ "a": 1 }\n');
  writeFileSync(join(examples, "01-welcome.graphql"), "# Welcome\n{ __typename }\n");
  writeFileSync(join(examples, "03-mine.as-lena.graphql"), "# Mine\n{ mine }\n");
  writeFileSync(join(examples, "notes.txt"), "not an operation");

  const tabs = readExampleOperations(examples, (member) => `headers of ${member}`);

  expect(tabs).toEqual([
    { query: "# Welcome\n{ __typename }" },
    { query: "# Open a case\nmutation Open { open }", variables: '{ "a": 1 }' },
    { query: "# Mine\n{ mine }", headers: "headers of lena" },
  ]);
});

test("finds a title on the first line of every example that is shipped", () => {
  const tabs = readExampleOperations("demo/operations");

  expect(tabs.length).toBeGreaterThan(0);
  for (const { query } of tabs) expect(query).toMatch(/^# \S/);
});
