import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = process.env["NATS_SERVER"] ?? "nats-server";
const READY_WITHIN_MS = 10_000;

/** Whether this machine has the program: Debian and Ubuntu have it as the package of that name. */
export const hasNatsServer =
  spawnSync(PROGRAM, ["--version"], { env: { PATH: `${process.env["PATH"]}:/usr/sbin:/usr/local/sbin` } })
    .status === 0;

/** `describe` where there is a NATS to run with; elsewhere it says why not. */
export const describeWithNats: jest.Describe = hasNatsServer
  ? describe
  : (((name: string, tests: () => void) =>
      describe.skip(
        `${name} (skipped: install nats-server, or name it by NATS_SERVER)`,
        tests,
      )) as jest.Describe);

/** A NATS of a test's own, with JetStream in a folder of its own. */
export class NatsServer {
  private child: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), "redress-nats-"));

  private constructor(private readonly port: number) {}

  static async start(): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const args = ["-a", "127.0.0.1", "-p", String(this.port), "-js", "-sd", this.folder];
    this.child = spawn(PROGRAM, args, {
      stdio: "ignore",
      env: { PATH: `${process.env["PATH"]}:/usr/sbin:/usr/local/sbin` },
    });
    for (const deadline = performance.now() + READY_WITHIN_MS; !(await answers(this.port));) {
      if (performance.now() > deadline) throw new Error("nats-server did not answer");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Without a word. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** What it kept is gone, too. */
  async lose(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Connections stay, and nothing moves. */
  freeze(): void {
    this.child?.kill("SIGSTOP");
  }

  thaw(): void {
    this.child?.kill("SIGCONT");
  }

  async close(): Promise<void> {
    await this.lose();
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", (text) => {
      socket.destroy();
      resolve(text.toString().startsWith("INFO"));
    });
    socket.once("error", () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
