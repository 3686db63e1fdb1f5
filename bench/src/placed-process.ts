import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { setPriority } from "node:os";
import type { Cores, Place } from "./layout.ts";

/** Starts a process in its place: `taskset` becomes the program, so the process id is the program's. */
export function spawnPlaced(
  { cores, niceness }: Place,
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const child =
    cores === null
      ? spawn(command, args, options)
      : spawn("taskset", ["-c", cores.join(","), command, ...args], options);
  if (child.pid !== undefined) giveWay(child.pid, niceness);
  return child;
}

/** Moves processes that run already, with all of their threads; what they start later follows them. */
export function place({ cores, niceness }: Place, pids: readonly number[]): void {
  for (const pid of pids) {
    pin(cores, pid);
    giveWay(pid, niceness);
  }
}

function pin(cores: Cores, pid: number): void {
  if (cores === null) return;
  const { status, stderr } = spawnSync("taskset", ["-a", "-c", "-p", cores.join(","), String(pid)]);
  // One that has ended meanwhile needs no core.
  if (status !== 0 && !/No such process/.test(String(stderr)))
    throw new Error(`Process ${pid} cannot be pinned to core ${cores.join(",")}: ${String(stderr)}`);
}

function giveWay(pid: number, niceness: number): void {
  if (niceness !== 0) setPriority(pid, niceness);
}
