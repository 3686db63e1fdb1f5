import { once } from "node:events";
import { join } from "node:path";
import type { Cores } from "../layout.ts";
import { BENCH } from "../paths.ts";
import { spawnPinned } from "../pinned-process.ts";
import type { LoadMessage, LoadOrder, LoadResult } from "./protocol.ts";

export interface LoadProcess {
  /** `onBegin` and the return mark the window. */
  run(order: LoadOrder, onBegin: () => void): Promise<LoadResult>;
  stop(): void;
}

export async function startLoad(cores: Cores): Promise<LoadProcess> {
  const child = spawnPinned(cores, process.execPath, [join(BENCH, "src", "load", "load.main.ts")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit").then(() => {
    throw new Error("The load process has ended.");
  });
  ended.catch(() => undefined);
  await Promise.race([once(child, "message"), ended]);
  const run: LoadProcess["run"] = (order, onBegin) => {
    const result = new Promise<LoadResult>((resolve) => {
      const hear = (message: LoadMessage): void => {
        if (message.kind === "begin") onBegin();
        if (message.kind !== "end") return;
        child.off("message", hear);
        resolve(message.result);
      };
      child.on("message", hear);
      child.send(order);
    });
    return Promise.race([result, ended]);
  };
  return { run, stop: () => void child.kill() };
}
