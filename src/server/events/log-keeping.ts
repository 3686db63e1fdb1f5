import type { Platform } from "../platform";

const EVERY_MS = 3_600_000;
/** Somebody was reading the log just then. */
const AGAIN_MS = 5_000;

/** Adds the log's next days, and forgets those that are over for longer than they are kept. */
export class LogKeeping {
  private timer: NodeJS.Timeout | undefined;
  private keeping: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly platform: Platform,
    private readonly daysKept: number,
  ) {}

  start(): void {
    this.keeping = this.keepOn();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.keeping;
  }

  /** Tells how many days were forgotten. */
  async keep(): Promise<number> {
    const { workPool, now } = this.platform;
    const { rows } = await workPool.query<{ forgotten: number }>(
      "select keep_event_log($1, $2) as forgotten",
      [now(), this.daysKept],
    );
    return rows[0]?.forgotten ?? 0;
  }

  private async keepOn(): Promise<void> {
    let pause = EVERY_MS;
    try {
      const forgotten = await this.keep();
      if (forgotten > 0) this.platform.log.info({ days: forgotten }, "days of the event log were forgotten");
    } catch (error) {
      pause = AGAIN_MS;
      this.platform.log.warn({ err: error }, "the days of the event log could not be looked after");
    }
    if (!this.isStopped) this.timer = setTimeout(() => this.start(), pause).unref();
  }
}
