import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Uuid } from "../../src/kernel/ids";
import { splitPublicId } from "../../src/kernel/ids";
import { Caller } from "./caller";
import type { DatabaseUrls } from "./postgres";
import { RedressProcess } from "./redress-process";

const SECRET = "a master secret that is used by soaks only";
const CREATE_WORKSPACE = resolve(__dirname, "../../src/create-workspace.main.js");

export interface Workspace {
  readonly id: Uuid;
  readonly key: string;
}

/** Processes over one database, and a workspace in it. */
export interface Stage {
  readonly urls: DatabaseUrls;
  readonly workspace: Workspace;
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
  /** Made unless given. */
  readonly workspace?: Workspace;
  readonly main?: string;
  readonly secret?: string;
}

export async function startStage(options: StageOptions): Promise<Stage> {
  const { urls, apis: apiCount, workers: workerCount, main, secret = SECRET } = options;
  const folder = await mkdtemp(join(tmpdir(), "redress-soak-"));
  const settings = {
    DATABASE_URL: urls.applicationUrl,
    REDRESS_SECRET: secret,
    REDRESS_FOLDER: folder,
    REDRESS_PRIVATE_ADDRESSES: "true",
    ...options.settings,
  };
  const workspace = options.workspace ?? (await createWorkspace(folder, settings));
  const make = async (name: string, role: "api" | "worker"): Promise<RedressProcess> =>
    new RedressProcess({ name, role, port: await freePort(), folder, settings, ...(main && { main }) });
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
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Workspace> {
  const args = [
    CREATE_WORKSPACE,
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
