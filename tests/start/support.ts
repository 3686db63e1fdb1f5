import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROJECT = resolve(__dirname, "../..");
const READY_WITHIN_MS = 60_000;

/** Compiles the sources as `npm start` does. */
export function build(): void {
  execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: PROJECT, stdio: "inherit" });
}

export interface StartedProcess {
  readonly child: ChildProcess;
  /** All that it printed so far, on both streams. */
  output(): string;
  /** Resolves with the printed URL and key once the API answers. */
  ready(): Promise<{ readonly url: string; readonly key: string | undefined }>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

/** A folder to start in, as empty as a fresh checkout's. */
export async function emptyFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "redress-start-"));
  // Closed, it would send root's data to a place that outlives this folder.
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) };
}

export function start(cwd: string, settings: Readonly<Record<string, string>>): StartedProcess {
  const child = spawn(process.execPath, [join(PROJECT, "dist/src/main.js")], {
    cwd,
    // No home, and nothing on the path beyond the operating system itself.
    env: { PATH: "/usr/bin:/bin", HOME: "/nonexistent", LOG_LEVEL: "error", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return {
    child,
    output: () => printed,
    ended: () => ended,
    ready: async () => {
      const deadline = Date.now() + READY_WITHIN_MS;
      while (!printed.includes("/readyz")) {
        if (child.exitCode !== null || Date.now() > deadline)
          throw new Error(`It did not become ready:\n${printed}`);
        await Promise.race([once(child.stdout, "data"), ended]);
      }
      return {
        url: /API\s+(http\S+)\/graphql/.exec(printed)?.[1] ?? "",
        key: /Key\s+(rdr_\S+)/.exec(printed)?.[1],
      };
    },
  };
}

export async function countCustomers(url: string, key: string): Promise<number> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: "{ customers(first: 0) { totalCount } }" }),
  });
  const { data } = (await answer.json()) as { data: { customers: { totalCount: number } } };
  return data.customers.totalCount;
}
