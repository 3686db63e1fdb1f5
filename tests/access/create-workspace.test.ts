import { readConfig } from "../../src/kernel/config";
import { createWorkspaceFromCommandLine, UsageError } from "../../src/server/create-workspace-command";
import { cloneDatabase, type TestDatabase } from "../support/test-server";
import { world, type World } from "../support/world";

const ARGS = ["--name", "Acme", "--admin-name", "Ada", "--admin-email", "Ada@acme.example"];

let database: TestDatabase;
let redress: World;

beforeAll(async () => {
  database = await cloneDatabase();
  redress = await world({ database });
});

afterAll(() => redress.close());

async function create(args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const config = readConfig({
    DATABASE_URL: database.applicationUrl,
    REDRESS_SECRET: "a master secret that is used by tests only",
  });
  await createWorkspaceFromCommandLine({ args, config, print: (text) => void lines.push(text) });
  return lines.join("\n");
}

test("sets up a workspace and prints a key that runs it", async () => {
  const printed = await create(ARGS);

  const [, id] = /Workspace\s+(ws_\w+)/.exec(printed) ?? [];
  const [, key] = /API key\s+(rdr_live_\S+)/.exec(printed) ?? [];
  const read = await redress
    .as(key ?? "")
    .data(`{ workspace { id name } members { nodes { name email role } } apiKeys { totalCount } }`);
  expect(read).toEqual({
    workspace: { id, name: "Acme" },
    members: { nodes: [{ name: "Ada", email: "ada@acme.example", role: "ADMIN" }] },
    apiKeys: { totalCount: 1 },
  });
});

test.each([
  ["nothing", [], ["--name", "--admin-name", "--admin-email"]],
  ["a malformed address", [...ARGS.slice(0, 5), "ada"], ["--admin-email"]],
  ["a blank name", ["--name", " ", ...ARGS.slice(2)], ["--name"]],
  ["an option that there is not", [...ARGS, "--plan", "pro"], ["--plan"]],
])("refuses %s, says what is wrong, and how it goes", async (_what, args, named) => {
  const creating = create(args);

  await expect(creating).rejects.toThrow(UsageError);
  await expect(creating).rejects.toThrow(/Usage: npm run workspace:create/);
  for (const option of named) await expect(creating).rejects.toThrow(option);
});
