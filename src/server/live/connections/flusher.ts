/** Something with messages that may leave together. */
export interface Flushable {
  flush(): void;
}

/** So many are flushed between two looks at the clock. */
const AT_ONCE = 16;
/** Other work of the process waits for no longer than this. */
const TURN_MS = 8;

/**
 * Lets messages wait a moment for others to the same client: writing costs a system call, however little is
 * written. After a quiet time nothing waits. Under load the rounds take longer, so more leaves with each write.
 */
export class Flusher {
  private dirty: Flushable[] = [];
  private isDue = false;
  private lastRoundAt = -Infinity;

  constructor(private readonly everyMs: number) {}

  mark(flushable: Flushable): void {
    this.dirty.push(flushable);
    if (this.isDue) return;
    this.isDue = true;
    const waitMs = this.lastRoundAt + this.everyMs - performance.now();
    if (waitMs > 0) setTimeout(this.round, waitMs);
    else setImmediate(this.round);
  }

  private readonly round = (): void => {
    const { dirty } = this;
    this.dirty = [];
    this.isDue = false;
    this.lastRoundAt = performance.now();
    this.flushFrom(dirty, 0);
  };

  private flushFrom(dirty: readonly Flushable[], first: number): void {
    const until = performance.now() + TURN_MS;
    for (let index = first; index < dirty.length; index += 1) {
      dirty[index]?.flush();
      if ((index + 1) % AT_ONCE > 0 || performance.now() < until) continue;
      setImmediate(() => this.flushFrom(dirty, index + 1));
      return;
    }
  }
}
