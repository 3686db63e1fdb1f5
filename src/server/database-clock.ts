import type { Logger } from "pino";
import type { DatabasePool } from "../kernel/database/pool";
import type { Clock, Instant } from "../kernel/instant";

const RENEWED_EVERY_MS = 60_000;
/** A pool makes several connections at once. */
const LEAST_GAP_MS = 1_000;
/** The least of some round trips is nearest to the truth. */
const ROUNDS = 5;

export interface DatabaseClockOptions {
  /** Milliseconds since 1970 as this machine has it. */
  readonly machine?: () => number;
  readonly everyMs?: number;
}

/**
 * The database's time, by which all processes tell what is due, however wrong their machines' clocks are. It is
 * measured against the machine's time and reckoned in between, so that it costs no round trip and goes on when the
 * database is away.
 */
export class DatabaseClock {
  private readonly machine: () => number;
  private readonly everyMs: number;
  private aheadMs = 0;
  private lastMs = 0;
  private last: Instant = new Date(0).toISOString();
  private measuredAt = -Infinity;
  private measuring: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: DatabasePool,
    private readonly log: Logger,
    { machine = monotonicTime, everyMs = RENEWED_EVERY_MS }: DatabaseClockOptions = {},
  ) {
    this.machine = machine;
    this.everyMs = everyMs;
  }

  /** Never earlier than what it has told before. */
  readonly now: Clock = (): Instant => {
    const ms = Math.floor(this.machine() + this.aheadMs);
    if (ms <= this.lastMs) return this.last;
    this.lastMs = ms;
    return (this.last = new Date(ms).toISOString());
  };

  /** Measures it, and then each minute and whenever a connection is made anew: it may be another server. */
  async start(): Promise<void> {
    await this.measure();
    this.timer = setInterval(() => void this.measure(), this.everyMs).unref();
    this.pool.on("connect", this.onConnect);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.pool.off("connect", this.onConnect);
    await this.measuring;
  }

  /** Keeps what it knows when the database does not answer. */
  measure(): Promise<void> {
    this.measuring ??= this.measured()
      .then((aheadMs) => {
        this.aheadMs = aheadMs;
      })
      .catch((error: unknown) => this.log.warn({ err: error }, "the database's time could not be read"))
      .finally(() => {
        this.measuredAt = performance.now();
        this.measuring = null;
      });
    return this.measuring;
  }

  private readonly onConnect = (): void => {
    if (performance.now() - this.measuredAt > LEAST_GAP_MS) void this.measure();
  };

  private async measured(): Promise<number> {
    let best = { tripMs: Infinity, aheadMs: 0 };
    const client = await this.pool.connect();
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = this.machine();
        const { rows } = await client.query<{ ms: number }>(
          "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
        );
        const after = this.machine();
        const aheadMs = (rows[0]?.ms ?? 0) - (before + after) / 2;
        if (after - before < best.tripMs) best = { tripMs: after - before, aheadMs };
      }
      return best.aheadMs;
    } finally {
      client.release();
    }
  }
}

/** As it was when the process began, and what passed since: not moved when somebody sets the machine's clock. */
function monotonicTime(): number {
  return performance.timeOrigin + performance.now();
}
