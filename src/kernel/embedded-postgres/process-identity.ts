import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process id alone is reused; together with its start it names one process for good. */
interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; null where the platform does not tell. */
  readonly startedAt: string | null;
}

interface Sighting {
  readonly startedAt: string | null;
  /** The command line as one text; null where it cannot be read. */
  readonly command: string | null;
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: lookAtProcess(process.pid)?.startedAt ?? null };
}

export function isAlive(identity: ProcessIdentity): boolean {
  const seen = lookAtProcess(identity.pid);
  if (seen === null) return false;
  return seen.startedAt === null || identity.startedAt === null || seen.startedAt === identity.startedAt;
}

export function parseIdentity(text: string): ProcessIdentity | null {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<ProcessIdentity>;
    return typeof pid === "number" ? { pid, startedAt: startedAt ?? null } : null;
  } catch {
    return null;
  }
}

/** What runs under this id right now, or null. A zombie has ended and only waits for its parent: null too. */
export function lookAtProcess(pid: number): Sighting | null {
  if (!Number.isInteger(pid) || pid <= 0 || !answersSignal(pid)) return null;
  if (process.platform === "linux") return lookAtProc(pid);
  if (process.platform === "win32") return { startedAt: null, command: null };
  return lookWithPs(pid);
}

/** Also true of a zombie, which is all that PostgreSQL itself asks about. */
export function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function lookAtProc(pid: number): Sighting | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return { startedAt: null, command: null };
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (state === "Z" || state === "X") return null;
  // Ticks since boot repeat after a reboot, so the boot is part of the name.
  const boot = readOrNull("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  const command = readOrNull(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ") ?? null;
  return { startedAt: `${boot}:${rest[18]}`, command };
}

function lookWithPs(pid: number): Sighting | null {
  const columns = ["-o", "state=", "-o", "lstart=", "-o", "args="];
  const ps = spawnSync("ps", ["-ww", "-p", String(pid), ...columns], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
  });
  const line = /^\s*(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/m.exec(ps.stdout ?? "");
  if (line === null) return ps.error === undefined ? null : { startedAt: null, command: null };
  const [, state = "", startedAt = "", command = ""] = line;
  return state.startsWith("Z") ? null : { startedAt, command };
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
