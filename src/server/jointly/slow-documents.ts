import type { Prepared } from "../prepare/prepared";

/** Whoever has to wait for a slow neighbour has to once in so many milliseconds, and then but for a moment. */
const PERIOD_MS = 10_000;

/** Documents of which a statement took so long that what went with it was held up: they go alone for a while. */
export class SlowDocuments {
  private readonly until = new WeakMap<Prepared, number>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  has(prepared: Prepared): boolean {
    return this.clock() < (this.until.get(prepared) ?? 0);
  }

  add(prepared: Prepared): void {
    this.until.set(prepared, this.clock() + PERIOD_MS);
  }
}
