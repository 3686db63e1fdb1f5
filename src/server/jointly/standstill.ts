import type { UnitOfWork } from "../../kernel/database/unit-of-work";

/** The database is looked at so often, so that a statement stands still after one such period, or after two at most. */
const PERIOD_MS = 200;

/** That the database has long been busy with one statement of a transaction, for which the others wait. */
export class Standstill {
  readonly reached: Promise<void>;
  private readonly timer: NodeJS.Timeout;
  private lastAwaited: number | null = null;
  private tell!: () => void;

  constructor(private readonly work: UnitOfWork) {
    this.reached = new Promise((resolve) => (this.tell = resolve));
    // Where the process itself was late, what has come meanwhile is heard first.
    this.timer = setInterval(() => setImmediate(() => this.look()), PERIOD_MS).unref();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { awaited } = this.work;
    if (awaited !== null && awaited === this.lastAwaited) this.tell();
    this.lastAwaited = awaited;
  }
}
