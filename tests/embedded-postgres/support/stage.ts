import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { hasCode } from "../../../src/kernel/embedded-postgres/folders";
import { type Checkout, copyCheckout, makeCheckout } from "./checkout";
import { eventually, isRunning, launch, type Launched, type LaunchOptions } from "./launch";

interface Stage {
  readonly checkout: Checkout;
  /** A data folder that does not exist yet, in a fresh folder of its own. */
  newFolder(name?: string, parent?: string): string;
  launch(options: LaunchOptions, checkout?: Checkout): Launched;
  /** Whose programs the test may damage. */
  copyCheckout(mode?: number): Checkout;
}

/** To be called once in a test file: compiles the code once, and leaves no process and no file behind. */
export function useStage(): Stage {
  let checkout: Checkout | null = null;
  let launched: Launched[] = [];
  let folders: string[] = [];
  let copies: Checkout[] = [];
  const made = (): Checkout => checkout ?? (checkout = makeCheckout());

  beforeAll(() => void made(), 60_000);
  afterEach(async () => {
    for (const { pid } of launched) await kill(pid);
    for (const folder of folders) await removeData(folder);
    for (const copy of copies) copy.remove();
    [launched, folders, copies] = [[], [], []];
  }, 60_000);
  afterAll(() => checkout?.remove());

  return {
    get checkout() {
      return made();
    },
    newFolder(name = ".redress", parent = made().root) {
      const own = mkdtempSync(join(parent, "data-"));
      chmodSync(own, 0o755);
      const folder = join(own, name);
      folders.push(folder);
      return folder;
    },
    launch(options, from = made()) {
      const process = launch(from, options);
      launched.push(process);
      return process;
    },
    copyCheckout(mode = 0o755) {
      const copy = copyCheckout(made(), mode);
      copies.push(copy);
      return copy;
    },
  };
}

async function kill(pid: number): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, "SIGKILL");
  await eventually(`process ${pid} has ended`, () => !isRunning(pid));
}

async function removeData(folder: string): Promise<void> {
  const home = homeOf(folder);
  const pid = serverPid(folder);
  if (pid !== null && isRunning(pid)) await killServer(folder);
  for (const place of [dirname(folder), home]) {
    if (existsSync(place)) rmSync(place, { recursive: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** Where the data really are. */
export function homeOf(folder: string): string {
  const pointer = join(folder, "postgres-location.json");
  if (!existsSync(pointer)) return join(folder, "postgres");
  return (JSON.parse(readFileSync(pointer, "utf8")) as { home: string }).home;
}

export function dataOf(folder: string): string {
  return join(homeOf(folder), "cluster/data");
}

export function serverPid(folder: string): number | null {
  const text = ifThere(() => readFileSync(join(dataOf(folder), "postmaster.pid"), "utf8"));
  return text === null ? null : Number(text.split("\n")[0]);
}

/** `kill -9` of the server; its workers notice and follow. */
export async function killServer(folder: string): Promise<void> {
  const pid = serverPid(folder);
  if (pid !== null) await kill(pid);
}

export function serverLog(folder: string): string {
  return readFileSync(join(homeOf(folder), "log/postgresql.log"), "utf8");
}

export function drafts(folder: string): readonly string[] {
  const names = ifThere(() => readdirSync(homeOf(folder))) ?? [];
  return names.filter((name) => name.startsWith("draft-"));
}

/** Null where it is not to be had, and where it is gone, which it may be from one moment to the next: who starts a database tries several places. */
function ifThere<Content>(read: () => Content): Content | null {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "EACCES")) return null;
    throw error;
  }
}
