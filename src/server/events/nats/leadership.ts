import type { PoolClient } from "pg";
import type { Platform } from "../../platform";

const LOCK = 7_233_340;
const EVERY_MS = 1_000;

/** Of all processes that want to, one leads: as long as it holds a lock of the database, which falls with its connection. */
export class Leadership {
  private client: PoolClient | null = null;
  private timer: NodeJS.Timeout | undefined;
  private trying: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly platform: Platform,
    /** Whoever is not fit leaves it to others. */
    private readonly isFit: () => boolean,
    private readonly onLead: () => void,
  ) {}

  get isLeading(): boolean {
    return this.client !== null;
  }

  start(): void {
    this.trying = this.look();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.trying;
    this.leave();
  }

  private async look(): Promise<void> {
    try {
      if (!this.isFit()) this.leave();
      else if (!this.client) await this.tryToLead();
    } catch (error) {
      if (!this.isStopped)
        this.platform.log.warn({ err: error }, "who hands the log on could not be settled");
    }
    if (!this.isStopped) this.timer = setTimeout(() => this.start(), EVERY_MS).unref();
  }

  private async tryToLead(): Promise<void> {
    const client = await this.platform.workPool.connect();
    const isFirst = await client
      .query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [LOCK])
      .then(({ rows }) => rows[0]?.got === true)
      .catch((error: unknown) => {
        client.release(true);
        throw error;
      });
    if (!isFirst || this.isStopped) return client.release(isFirst);
    this.client = client;
    client.once("end", () => this.lose(client));
    this.onLead();
  }

  private lose(client: PoolClient): void {
    if (this.client !== client) return;
    this.client = null;
    client.release(true);
  }

  /** The lock ends with the session. */
  private leave(): void {
    const { client } = this;
    this.client = null;
    client?.release(true);
  }
}
