import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import type { LogStretch } from "../../services/log/log-stretch";

/** What was heard: a stretch of the log, or where one lies that is to be read elsewhere. */
export interface HeardStretch extends Omit<LogStretch, "events"> {
  readonly events: readonly LoggedEvent[] | null;
  /** As it came. */
  readonly bytes: number;
}

const MOST_EVENTS = 2_000;
const MOST_BYTES = 2 * 1024 * 1024;

interface Kept extends LogStretch {
  readonly bytes: number;
}

/** The latest stretches of one workspace's log, without a gap between them. What comes twice counts once. */
export class RecentLog {
  private kept: Kept[] = [];
  private events = 0;
  private bytes = 0;
  private last: bigint | null = null;

  /** How far the log is known to have come. */
  get through(): bigint {
    return this.last ?? 0n;
  }

  add({ after, through, events, bytes }: HeardStretch): void {
    const { last } = this;
    if (last !== null && through <= last) return;
    const isNext = last !== null && after <= last;
    this.last = through;
    if (!isNext || events === null) this.forgetAll();
    if (events === null) return;
    const further = isNext ? events.filter(({ position }) => position > last) : events;
    this.kept.push({ after: isNext ? last : after, through, events: further, bytes });
    this.events += further.length;
    this.bytes += bytes;
    while (this.kept.length > 1 && (this.events > MOST_EVENTS || this.bytes > MOST_BYTES)) this.forgetFirst();
  }

  after(position: bigint): LogStretch | null {
    const [first] = this.kept;
    if (!first || position < first.after || position >= this.through) return null;
    const from = this.kept.findIndex(({ through }) => through > position);
    const events = this.kept.slice(from).flatMap((each) => each.events);
    return {
      after: position,
      through: this.through,
      events: events.filter((event) => event.position > position),
    };
  }

  private forgetFirst(): void {
    const first = this.kept.shift();
    this.events -= first?.events.length ?? 0;
    this.bytes -= first?.bytes ?? 0;
  }

  private forgetAll(): void {
    this.kept = [];
    this.events = 0;
    this.bytes = 0;
  }
}
