import { readdirSync, readFileSync } from "node:fs";

/** Linux tells times in hundredths of a second. */
const MS_PER_TICK = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that have ended and were waited for. */
  readonly endedChildrenMs: number;
}

function timesOf(pid: number): ProcessTimes | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold spaces; what is after it does not.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15);
    return {
      parent,
      ownMs: (user + system) * MS_PER_TICK,
      endedChildrenMs: (childrenUser + childrenSystem) * MS_PER_TICK,
    };
  } catch {
    return null;
  }
}

export function parentOf(pid: number): number {
  return timesOf(pid)?.parent ?? 0;
}

export function childrenOf(pid: number): readonly number[] {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((candidate) => parentOf(candidate) === pid);
}

/** CPU time that a process has used since it began, with all of its threads. */
export function cpuMs(pid: number): number {
  return timesOf(pid)?.ownMs ?? 0;
}

/** The same of a process and all of its children, whether they live or have ended. */
export function familyCpuMs(pid: number): number {
  const living = childrenOf(pid).reduce((sum, child) => sum + cpuMs(child), 0);
  return living + cpuMs(pid) + (timesOf(pid)?.endedChildrenMs ?? 0);
}

/** CPU time that all processes of the machine have used since it began. */
export function machineCpuMs(): number {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + interrupts + softInterrupts) * MS_PER_TICK;
}
