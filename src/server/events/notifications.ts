import type { Notification, PoolClient } from "pg";
import type { Platform } from "../platform";

type Listener = (payload: string) => void;

const RECONNECT_MS = 500;

/** What processes tell each other through the database, heard over one connection. What is told while it is lost is not heard. */
export class Notifications {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly connected = new Set<() => void>();
  private client: PoolClient | null = null;
  private reconnection: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly platform: Platform) {}

  /** Before the start. A channel's name is ours. */
  listen(channel: string, listener: Listener): void {
    const known = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, known.add(listener));
  }

  /** Called each time that something may have been missed until now. */
  onConnected(listener: () => void): void {
    this.connected.add(listener);
  }

  async start(): Promise<void> {
    try {
      const client = await this.platform.workPool.connect();
      if (this.isStopped) return client.release();
      this.client = client;
      client.on("notification", this.hear);
      client.once("end", () => this.startLater(client));
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
      for (const listener of this.connected) listener();
    } catch (error) {
      this.platform.log.warn(
        { err: error },
        "what other processes tell is not heard; it is looked for instead",
      );
      this.startLater(this.client);
    }
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.reconnection);
    this.client?.release(true);
    this.client = null;
  }

  private readonly hear = ({ channel, payload = "" }: Notification): void => {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  };

  private startLater(lost: PoolClient | null): void {
    if (this.isStopped || this.client !== lost) return;
    this.client = null;
    lost?.release(true);
    clearTimeout(this.reconnection);
    this.reconnection = setTimeout(() => void this.start(), RECONNECT_MS).unref();
  }
}
