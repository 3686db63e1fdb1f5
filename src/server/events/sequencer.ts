import type { Platform } from "../platform";

export interface SequencerOptions {
  /** Milliseconds from one look to the next while nothing is heard of: for what dying processes left behind. */
  readonly idleMs?: number;
  /** Milliseconds between two looks at least, so that events which happen together are moved together. */
  readonly gapMs?: number;
  /** Events in one batch at most. */
  readonly most?: number;
  /** Milliseconds from one look at all of the outbox to the next; those between leave out what is surely moved. */
  readonly fullLookMs?: number;
}

const AFTER_FAULT_MS = 250;

/** Times as long as a look took: where the database is busy it moves more at once, and takes a third of its time at most. */
const RESTS_FOR = 2;

type Outcome = "moved" | "full" | "nothing" | "busy" | "failed";

interface Moved {
  readonly moved: number;
  readonly through: bigint | null;
}

interface Floor {
  readonly position: bigint;
  /** Whoever had written into the outbox and not ended when the position was known already. */
  readonly writers: ReadonlySet<string>;
}

/** Whoever inserts locks the table before its row has a position, and until the transaction ends. */
const WRITERS = `
  select l.virtualtransaction as id
  from pg_locks l
  where l.relation = 'outbox'::regclass
  and l.database = (select d.oid from pg_database d where d.datname = current_database())
  and l.mode = 'RowExclusiveLock'
  and l.granted`;

/**
 * Gives committed events their place in the log. Every process does, soon after each of its own changes; one at a time
 * is let in by the database. See decision 0026.
 */
export class Sequencer {
  private readonly idleMs: number;
  private readonly gapMs: number;
  private readonly most: number;
  private readonly fullLookMs: number;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private isLooking = false;
  private isStopped = true;
  private isWanted = false;
  private lastLookAt = 0;
  private rest = 0;
  private fullLookAt = 0;
  /** What quick looks leave out: nothing that is not moved yet lies at or below it, or will. */
  private floor = 0n;
  /** What the floor is to become, and the transactions that may still commit rows below that. */
  private nextFloor: Floor = { position: 0n, writers: new Set() };
  /** The last row known to be moved. */
  private through = 0n;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly platform: Platform,
    { idleMs = 250, gapMs = 10, most = 2_000, fullLookMs = 1_000 }: SequencerOptions = {},
  ) {
    this.fullLookMs = fullLookMs;
    this.idleMs = idleMs;
    this.gapMs = gapMs;
    this.most = most;
  }

  start(): void {
    this.isStopped = false;
    this.stopListening = this.platform.changes.listen(() => this.lookSoon());
    this.lookIn(0);
  }

  /** Moves what this process has committed, then ends. */
  async stop(): Promise<void> {
    this.stopListening();
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
    if (this.isWanted) await this.moveAll().catch(() => undefined);
  }

  /** Moves all that is committed by now; tells how much it was. */
  async moveAll(): Promise<number> {
    for (let all = 0; ;) {
      const row = await this.sequence(0n);
      if (!row) await new Promise((resolve) => setTimeout(resolve, this.gapMs));
      else if (row.moved === 0) return all;
      else all += row.moved;
    }
  }

  private lookSoon(): void {
    this.isWanted = true;
    if (!this.isLooking) this.lookIn(Math.max(0, this.lastLookAt + this.rest - performance.now()));
  }

  private lookIn(milliseconds: number): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void (this.looking = this.look()), milliseconds).unref();
  }

  private async look(): Promise<void> {
    this.isLooking = true;
    this.isWanted = false;
    const startedAt = performance.now();
    const outcome = await this.moveNext();
    this.isLooking = false;
    this.lastLookAt = performance.now();
    this.rest = Math.max(this.gapMs, RESTS_FOR * (this.lastLookAt - startedAt));
    // Whoever is at it may have begun before our change was committed.
    if (outcome === "busy") this.isWanted = true;
    this.lookIn(this.pauseAfter(outcome));
  }

  private pauseAfter(outcome: Outcome): number {
    if (outcome === "failed") return AFTER_FAULT_MS;
    if (outcome === "full") return 0;
    return this.isWanted ? this.rest : this.idleMs;
  }

  private async moveNext(): Promise<Outcome> {
    const startedAt = performance.now();
    const isFull = startedAt - this.fullLookAt >= this.fullLookMs;
    try {
      const present = isFull ? await this.presentFloor() : null;
      const row = await this.sequence(isFull ? 0n : this.floor);
      if (!row) return "busy";
      if (row.through !== null && row.through > this.through) this.through = row.through;
      if (row.moved === this.most) return "full";
      if (present) {
        this.fullLookAt = startedAt;
        this.raiseFloor(present);
      }
      return row.moved === 0 ? "nothing" : "moved";
    } catch (error) {
      if (!this.isStopped) this.platform.log.warn({ err: error }, "events could not be given their places");
      return "failed";
    }
  }

  private async presentFloor(): Promise<Floor> {
    const position = this.through;
    const { rows } = await this.platform.workPool.query<{ id: string }>({
      name: "writers_of_outbox",
      text: WRITERS,
    });
    return { position, writers: new Set(rows.map(({ id }) => id)) };
  }

  /**
   * After a look at everything. A row that became visible late, with a low number, must not be left out even once:
   * what others do to the same thing afterwards would get its place before it.
   */
  private raiseFloor(present: Floor): void {
    if ([...this.nextFloor.writers].some((writer) => present.writers.has(writer))) return;
    this.floor = this.nextFloor.position;
    this.nextFloor = present;
  }

  private async sequence(above: bigint): Promise<Moved | undefined> {
    const { workPool, now } = this.platform;
    const text = "select moved, through from sequence_events($1, $2, $3)";
    const { rows } = await workPool.query<Moved>({
      name: "sequence_events",
      text,
      values: [now(), above.toString(), this.most],
    });
    return rows[0];
  }
}
