import { once } from "node:events";
import { openSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Cores } from "../layout.ts";
import { DATA } from "../paths.ts";
import { spawnPinned } from "../pinned-process.ts";

const PATIENCE_MS = 60_000;

export interface Launch {
  readonly name: string;
  readonly node: string;
  readonly nodeArguments?: readonly string[];
  readonly script: string;
  readonly cwd: string;
  readonly cores: Cores;
  readonly environment: (port: number) => Readonly<Record<string, string>>;
}

export interface Launched {
  readonly pid: number;
  readonly port: number;
  /** Lets it do nothing at all until it is resumed. */
  halt(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Starts a server and returns once it answers. All that it prints, its log above all, goes into a file. */
export async function launch({
  name,
  node,
  nodeArguments = [],
  script,
  cwd,
  cores,
  environment,
}: Launch): Promise<Launched> {
  const port = await freePort();
  const logFile = join(DATA, `${name}.log`);
  const output = openSync(logFile, "w");
  const child = spawnPinned(cores, node, [...nodeArguments, script], {
    cwd,
    stdio: ["ignore", output, output],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_ENV: "production",
      ...environment(port),
    },
  });
  const ended = once(child, "exit");
  let isWanted = true;
  child.on("exit", (code, signal) => {
    if (isWanted)
      process.stderr.write(`The server "${name}" ended by itself (${signal ?? code}): see ${logFile}.\n`);
  });
  const stop = async (): Promise<void> => {
    isWanted = false;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    child.kill("SIGCONT");
    const gone = await Promise.race([ended.then(() => true), delay(5_000, false, { ref: false })]);
    if (!gone) child.kill("SIGKILL");
  };
  for (const began = Date.now(); ; await delay(50)) {
    if (child.exitCode !== null) throw new Error(`The server "${name}" ended at its start: see ${logFile}.`);
    if (await answers(port))
      return {
        pid: child.pid ?? 0,
        port,
        halt: () => void child.kill("SIGSTOP"),
        resume: () => void child.kill("SIGCONT"),
        stop,
      };
    if (Date.now() - began < PATIENCE_MS) continue;
    await stop();
    throw new Error(`The server "${name}" does not answer: see ${logFile}.`);
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { redirect: "manual" }).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
