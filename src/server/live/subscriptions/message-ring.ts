import type { LiveMessage } from "../live-operations";

interface Placed {
  readonly position: bigint;
  readonly message: LiveMessage;
}

const MOST_MESSAGES = 1_000;
const MOST_BYTES = 1024 * 1024;

/** The latest messages of a group, for those of its readers that are a little behind. */
export class MessageRing {
  private placed: readonly Placed[] = [];
  private bytes = 0;

  /** Of what lies at or before this position nothing is kept. */
  constructor(private floor: bigint) {}

  covers(position: bigint): boolean {
    return position >= this.floor;
  }

  add(messages: readonly Placed[]): void {
    this.placed = [...this.placed, ...messages];
    this.bytes += messages.reduce((sum, { message }) => sum + message.json.length, 0);
    while (this.placed.length > MOST_MESSAGES || this.bytes > MOST_BYTES) this.forgetHalf();
  }

  after(position: bigint): readonly LiveMessage[] {
    const first = this.firstAfter(position);
    return this.placed.slice(first).map(({ message }) => message);
  }

  /** Positions grow, and most readers are near the end. */
  private firstAfter(position: bigint): number {
    let first = this.placed.length;
    while (first > 0 && (this.placed[first - 1] as Placed).position > position) first -= 1;
    return first;
  }

  private forgetHalf(): void {
    const gone = this.placed.slice(0, Math.ceil(this.placed.length / 2));
    this.placed = this.placed.slice(gone.length);
    this.bytes -= gone.reduce((sum, { message }) => sum + message.json.length, 0);
    this.floor = gone.at(-1)?.position ?? this.floor;
  }
}
