export interface StatementNamesOptions {
  /** Names at most in one period. */
  readonly most: number;
  /** A period lasts at least as long as a connection does. */
  readonly periodMs: number;
  /** What names begin with, so that two givers of names do not give the same. */
  readonly prefix?: string;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
}

/**
 * PostgreSQL parses and plans a named statement once a connection, and keeps it for as long as the connection
 * lives, at some 40 KiB each. So a text is named from its second use on, and only so many are: the rest is
 * parsed anew each time. As connections end after a while, the names are given out afresh after a while, so
 * that texts of the past do not keep those of today from being named.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly usedOnce = new Set<string>();
  private readonly clock: () => number;
  private periodEndsAt: number;
  private given = 0;

  constructor(private readonly options: StatementNamesOptions) {
    this.clock = options.clock ?? (() => performance.now());
    this.periodEndsAt = this.clock() + options.periodMs;
  }

  /** The name of this text; none while it is not worth one. */
  of(text: string): string | undefined {
    return this.names.get(text) ?? this.named(text);
  }

  private named(text: string): string | undefined {
    if (!this.usedOnce.has(text)) return this.remember(text);
    if (this.names.size >= this.options.most && !this.beginPeriod()) return undefined;
    this.usedOnce.delete(text);
    // Never the same name twice, as connections of the last period still know theirs.
    const name = `${this.options.prefix ?? "s"}${++this.given}`;
    this.names.set(text, name);
    return name;
  }

  private remember(text: string): undefined {
    if (this.usedOnce.size >= this.options.most) this.usedOnce.clear();
    this.usedOnce.add(text);
  }

  private beginPeriod(): boolean {
    if (this.clock() < this.periodEndsAt) return false;
    this.periodEndsAt = this.clock() + this.options.periodMs;
    this.names.clear();
    return true;
  }
}
