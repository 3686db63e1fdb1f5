import type { NatsConnection, NodeConnectionOptions } from "@nats-io/transport-node";
import type { Logger } from "pino";
import { natsTransport } from "./nats-library";

const RECONNECT_MS = 250;
const AGAIN_MS = 1_000;
const CONNECT_MS = 5_000;
/** A server that answers none of two is left for another, or waited for. */
const PING_MS = 2_000;
const PINGS = 2;

/** A process's connection to NATS, which comes back by itself for as long as the process lives. */
export class NatsLine {
  private connection: NatsConnection | null = null;
  private readonly onNew = new Set<(connection: NatsConnection) => void>();
  private readonly onBack = new Set<() => void>();
  private isUp = false;
  private isStopped = false;

  constructor(
    private readonly urls: string,
    private readonly log: Logger,
  ) {}

  get isConnected(): boolean {
    return this.isUp;
  }

  get current(): NatsConnection | null {
    return this.isUp ? this.connection : null;
  }

  /** For the present connection, if there is one, and for each that takes its place. */
  onConnection(listener: (connection: NatsConnection) => void): void {
    this.onNew.add(listener);
    if (this.connection) listener(this.connection);
  }

  /** Told each time that it can be spoken on again. */
  onConnected(listener: () => void): void {
    this.onBack.add(listener);
  }

  /** Does not wait: nothing of a process depends on it. */
  start(): void {
    void this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.isUp = false;
    await this.connection?.close();
  }

  private async connect(): Promise<void> {
    const { connect } = natsTransport();
    for (let isTold = false; !this.isStopped; isTold = true) {
      try {
        const connection = await connect(optionsOf(this.urls));
        if (this.isStopped) return await connection.close();
        this.connection = connection;
        void this.watch(connection);
        for (const listener of this.onNew) listener(connection);
        this.isUp = true;
        for (const listener of this.onBack) listener();
        return;
      } catch (error) {
        if (!isTold)
          this.log.warn({ err: error }, "NATS is not to be had; the log is read from the database meanwhile");
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
      }
    }
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === "disconnect") {
        this.isUp = false;
        if (!this.isStopped) this.log.warn("NATS is lost; the log is read from the database meanwhile");
      }
      if (type !== "reconnect") continue;
      this.isUp = true;
      this.log.info("NATS is back");
      for (const listener of this.onBack) listener();
    }
    this.isUp = false;
    this.connection = null;
    if (!this.isStopped) this.start();
  }
}

/** The client takes names and passwords beside addresses only. */
function optionsOf(urls: string): NodeConnectionOptions {
  const all = urls.split(",").map((text) => new URL(text));
  const { username, password } = all[0] as URL;
  return {
    servers: all.map(({ host }) => host),
    name: "redress",
    ...(username && password && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(username && !password && { token: decodeURIComponent(username) }),
    ...(all.some(({ protocol }) => protocol === "tls:") && { tls: {} }),
    timeout: CONNECT_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    pingInterval: PING_MS,
    maxPingOut: PINGS,
  };
}
