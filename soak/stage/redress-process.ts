import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { HeldMemory } from "./memory-probe";
import { until } from "./patience";

/** What was compiled for this run lies beside the harness. */
export const COMPILED = resolve(__dirname, "../..");
const READY_WITHIN_MS = 60_000;
const PROBE_MS = 1_000;
const PROBED_WITHIN_MS = 30_000;
const RESTART_MS = 200;

export interface ProcessOptions {
  readonly name: string;
  readonly role: "api" | "worker" | "all";
  readonly port: number;
  /** Without settings of its own, and where its log is written. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where compiled sources lie. */
  readonly compiled: string;
  /** Whether it is to tell what it holds. */
  readonly isProbed?: boolean;
}

/** One process of Redress, which may be killed and started again on the same port. */
export class RedressProcess {
  readonly name: string;
  readonly port: number;
  readonly role: ProcessOptions["role"];
  /** How often it ended by itself. */
  givenUp = 0;
  private child: ChildProcess | null = null;
  private isEnded = false;

  constructor(private readonly options: ProcessOptions) {
    this.name = options.name;
    this.port = options.port;
    this.role = options.role;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): void {
    const { role, port, folder, settings, compiled, isProbed = false } = this.options;
    const log = openSync(this.logFile, "a");
    const probe = isProbed ? ["--expose-gc", "-r", join(__dirname, "memory-probe.js")] : [];
    this.child = spawn(process.execPath, [...probe, join(compiled, "src", "main.js")], {
      cwd: folder,
      env: {
        PATH: "/usr/bin:/bin",
        LOG_LEVEL: "warn",
        REDRESS_ROLE: role,
        PORT: String(port),
        ...settings,
      },
      stdio: ["ignore", log, log, ...(isProbed ? (["ipc"] as const) : [])],
    });
    closeSync(log);
    const { child } = this;
    // As an orchestrator does: one that finds no database at its start gives up, and is started anew.
    child.once("exit", (code) => {
      if (child !== this.child || this.isEnded || code === null) return;
      this.givenUp += 1;
      setTimeout(() => !this.isEnded && child === this.child && this.start(), RESTART_MS);
    });
  }

  async isReady(): Promise<boolean> {
    return fetch(`${this.origin}/readyz`, { signal: AbortSignal.timeout(PROBE_MS) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async ready(): Promise<void> {
    if (await until(() => this.isReady(), READY_WITHIN_MS, 50)) return;
    throw new Error(`${this.name} did not become ready:\n${await readFile(this.logFile, "utf8")}`);
  }

  /** For good. */
  async abolish(): Promise<void> {
    this.isEnded = true;
    await this.kill();
  }

  /** Without a word: what it had not committed is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || !this.isAlive) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** As an orchestrator ends it; tells its exit code. */
  async end(): Promise<number | null> {
    const { child } = this;
    this.isEnded = true;
    if (!child || !this.isAlive) return child?.exitCode ?? null;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** What it holds at this moment, of a process that is probed. */
  async memory(): Promise<HeldMemory> {
    const { child } = this;
    if (!child?.connected) throw new Error(`${this.name} is not probed`);
    const told = once(child, "message", { signal: AbortSignal.timeout(PROBED_WITHIN_MS) });
    child.send("memory");
    const [memory] = (await told) as [HeldMemory];
    return memory;
  }

  private get logFile(): string {
    return join(this.options.folder, `${this.name}.log`);
  }
}
