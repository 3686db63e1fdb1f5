import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WebhookWorkOptions } from "../../src/server/webhooks/webhook-work";

const PROJECT = join(__dirname, "../..");

/** Processes of their own that deliver webhooks. */
export interface Workers {
  start(url: string, options: WebhookWorkOptions): ChildProcess;
  close(): void;
}

/** Compiles what a worker runs. */
export function compileWorkers(): Workers {
  const root = mkdtempSync(join(tmpdir(), "redress-workers-"));
  const swc = join(PROJECT, "node_modules/@swc/cli/bin/swc.js");
  const sources = ["src", "tests/webhooks/worker-process.ts"];
  execFileSync(process.execPath, [swc, ...sources, "-d", join(root, "dist"), "--quiet"], { cwd: PROJECT });
  symlinkSync(join(PROJECT, "node_modules"), join(root, "node_modules"));
  const running = new Set<ChildProcess>();
  return {
    start: (url, options) => {
      const program = join(root, "dist/tests/webhooks/worker-process.js");
      const child = spawn(
        process.execPath,
        ["-r", "reflect-metadata", program, url, JSON.stringify(options)],
        { stdio: "inherit", cwd: root },
      );
      running.add(child);
      return child;
    },
    close: () => {
      for (const child of running) child.kill("SIGKILL");
      rmSync(root, { recursive: true, force: true });
    },
  };
}
