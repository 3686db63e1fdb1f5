import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import type { Checkout } from "./checkout";

interface Urls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
}

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code: string;
}

interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface Launched {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What the process logged so far. */
  readonly logged: readonly string[];
  ready(): Promise<Urls>;
  failure(): Promise<Failure>;
  /** Ctrl-C: to the process and everything it started in its terminal. */
  interrupt(): void;
  ended(): Promise<End>;
}

export interface LaunchOptions {
  readonly folder: string;
  readonly uid?: number;
  readonly umask?: string;
  readonly settings?: Record<string, string>;
}

const FAST = { fsync: "off", full_page_writes: "off" };
const DEADLINE_MS = 30_000;

export function launch(checkout: Checkout, options: LaunchOptions): Launched {
  const { folder, uid, umask = "022", settings = FAST } = options;
  const node = [process.execPath, checkout.program, folder, JSON.stringify(settings)];
  const child = spawn("/bin/sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...node], {
    cwd: "/",
    // A process group of its own stands for a terminal.
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], HOME: "/nonexistent" },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const logged: string[] = [];
  const ended = new Promise<End>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  const answer = new Promise<{ ready?: Urls; failed?: Failure }>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      const word = JSON.parse(line) as { log?: string; ready?: Urls; failed?: Failure };
      if (word.log !== undefined) logged.push(word.log);
      else resolve(word);
    });
    void ended.then((end) => resolve({ failed: silent(end) }));
  });
  return {
    child,
    pid: child.pid ?? 0,
    logged,
    ready: async () => {
      const { ready, failed } = await answer;
      if (ready === undefined) throw new Error(`The process did not get ready: ${failed?.message}`);
      return ready;
    },
    failure: async () => {
      const { failed } = await answer;
      if (failed === undefined) throw new Error("The process got ready, though it should have failed.");
      return failed;
    },
    interrupt: () => void process.kill(-(child.pid ?? 0), "SIGINT"),
    ended: () => ended,
  };
}

function silent({ code, signal }: End): Failure {
  return { name: "", code: "", message: `it ended without a word (${signal ?? code})` };
}

export async function eventually<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const seen = look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await delay(5);
  }
}

/** False for a zombie too: it has ended, whether or not its parent has noticed. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = existsSync("/proc/self") ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
    return !/\) [ZX] /.test(stat);
  } catch {
    return false;
  }
}
