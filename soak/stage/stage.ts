import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { splitPublicId, type Uuid } from "../../src/kernel/ids";
import { Caller } from "./caller";
import type { DatabaseUrls } from "./postgres";
import { COMPILED, RedressProcess } from "./redress-process";

const SECRET = "a master secret that is used by soaks only";

export interface Workspace {
  readonly id: Uuid;
  readonly key: string;
}

/** Processes over one database, and a workspace in it. */
export interface Stage {
  readonly urls: DatabaseUrls;
  readonly workspace: Workspace;
  addWorkspace(): Promise<Workspace>;
  readonly apis: readonly RedressProcess[];
  readonly workers: readonly RedressProcess[];
  readonly processes: readonly RedressProcess[];
  readonly caller: Caller;
  /** Without scheme; one of the API's processes at random. */
  host(): string;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly urls: DatabaseUrls;
  readonly apis: number;
  readonly workers: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Where compiled sources lie, if not beside the harness. */
  readonly compiled?: string;
  /** Whether the API's processes are to tell what they hold. */
  readonly areProbed?: boolean;
}

export async function startStage(options: StageOptions): Promise<Stage> {
  const { urls, apis: apiCount, workers: workerCount, compiled = COMPILED, areProbed = false } = options;
  const folder = await mkdtemp(join(tmpdir(), "redress-soak-"));
  const settings = {
    DATABASE_URL: urls.applicationUrl,
    REDRESS_SECRET: SECRET,
    REDRESS_FOLDER: folder,
    REDRESS_PRIVATE_ADDRESSES: "true",
    ...(process.env["NATS_URL"] && { NATS_URL: process.env["NATS_URL"] }),
    ...options.settings,
  };
  const addWorkspace = (): Promise<Workspace> => createWorkspace(compiled, folder, settings);
  const workspace = await addWorkspace();
  const make = async (name: string, role: "api" | "worker"): Promise<RedressProcess> =>
    new RedressProcess({
      name,
      role,
      port: await freePort(),
      folder,
      settings,
      compiled,
      isProbed: areProbed && role === "api",
    });
  const apis = await Promise.all(Array.from({ length: apiCount }, (_, index) => make(`api-${index}`, "api")));
  const workers = await Promise.all(
    Array.from({ length: workerCount }, (_, index) => make(`worker-${index}`, "worker")),
  );
  const processes = [...apis, ...workers];
  for (const each of processes) each.start();
  await Promise.all(processes.map((each) => each.ready()));
  return {
    urls,
    workspace,
    addWorkspace,
    apis,
    workers,
    processes,
    caller: new Caller(
      apis.map(({ origin }) => origin),
      workspace.key,
    ),
    host: () => `127.0.0.1:${apis[Math.floor(Math.random() * apis.length)]?.port}`,
    close: async () => {
      await Promise.all(processes.map((each) => each.abolish()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createWorkspace(
  compiled: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Workspace> {
  const args = [
    join(compiled, "src", "create-workspace.main.js"),
    "--name",
    "Soak",
    "--admin-name",
    "Ada",
    "--admin-email",
    "ada@soak.example",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", ...settings },
  });
  const id = /Workspace\s+(\S+)/.exec(stdout)?.[1] ?? "";
  const key = /API key\s+(\S+)/.exec(stdout)?.[1] ?? "";
  return { id: splitPublicId(id)?.uuid ?? "", key };
}

/** Free a moment ago; processes come back to the same port after they were killed. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
