import type { Clock } from "../../../kernel/instant";

/** A connection for which things are due by time: pings, time-outs, the end of its credential. */
export interface Watched {
  /** `now` by a clock that only goes forward; `instant` in milliseconds since 1970. */
  look(now: number, instant: number): void;
}

/** Looks after all connections with one timer: thousands of them have no timers of their own. */
export class Watch {
  private readonly watched = new Set<Watched>();
  private readonly timer: NodeJS.Timeout;

  constructor(clock: Clock, everyMs: number) {
    this.timer = setInterval(() => this.look(performance.now(), Date.parse(clock())), everyMs).unref();
  }

  get all(): ReadonlySet<Watched> {
    return this.watched;
  }

  add(watched: Watched): void {
    this.watched.add(watched);
  }

  remove(watched: Watched): void {
    this.watched.delete(watched);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(now: number, instant: number): void {
    for (const watched of this.watched) watched.look(now, instant);
  }
}
