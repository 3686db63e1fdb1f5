import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import type { Cores } from "./layout.ts";

/** Starts a process on its cores: `taskset` becomes the program, so the process id is the program's. */
export function spawnPinned(
  cores: Cores,
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  if (cores === null) return spawn(command, args, options);
  return spawn("taskset", ["-c", cores.join(","), command, ...args], options);
}

/** Moves processes that run already, with all of their threads; what they start later follows them. */
export function pin(cores: Cores, pids: readonly number[]): void {
  if (cores === null) return;
  for (const pid of pids) {
    const { status, stderr } = spawnSync("taskset", ["-a", "-c", "-p", cores.join(","), String(pid)]);
    // One that has ended meanwhile needs no core.
    if (status !== 0 && !/No such process/.test(String(stderr)))
      throw new Error(`Process ${pid} cannot be pinned to core ${cores.join(",")}: ${String(stderr)}`);
  }
}
