import type { StreamEnd, Subscriber, Subscription } from "../live-operations";
import type { ReadMessages } from "./live-execution";
import type { MessageRing } from "./message-ring";

/** What a reader needs of its group. */
export interface ReaderGroup {
  readonly ring: MessageRing;
  /** Up to here everything is in the ring, or was forgotten by it. */
  readonly position: bigint;
  /** Has the group read on, where there is anything to read and anybody to take it. */
  wake(): void;
  /** What lies after this position, for one reader alone. */
  read(position: bigint | null): Promise<ReadMessages | StreamEnd>;
  leave(reader: LiveReader): void;
}

/**
 * One subscriber: how far it was told. It takes what its group has for all, and where that does not reach back far
 * enough, it has the log read for itself until it does. So whoever stalls costs no memory, and whoever resumes gets
 * what it missed before anything new.
 */
export class LiveReader implements Subscription {
  private isStalled = false;
  private isReading = false;
  private isStopped = false;

  constructor(
    private readonly group: ReaderGroup,
    private readonly subscriber: Subscriber,
    /** What was told; null for whoever begins with the present. */
    private position: bigint | null,
  ) {}

  /** Whether it would take what its group reads next. */
  get isWaiting(): boolean {
    return !this.isStalled && !this.isReading;
  }

  resume(): void {
    if (!this.isStalled) return;
    this.isStalled = false;
    this.goOn();
  }

  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.group.leave(this);
  }

  end(reason: StreamEnd): void {
    if (this.isStopped) return;
    this.stop();
    this.subscriber.end(reason);
  }

  /** Takes all that there is by now. */
  goOn(): void {
    if (this.isStopped || !this.isWaiting) return;
    const { ring, position: reached } = this.group;
    if (this.position === null || !ring.covers(this.position)) return void this.readForItself();
    if (this.position < reached) {
      const messages = ring.after(this.position);
      this.position = reached;
      this.give(messages);
    }
    // What was left unread while nobody would have taken it.
    if (this.isWaiting) this.group.wake();
  }

  private async readForItself(): Promise<void> {
    this.isReading = true;
    const read = await this.group.read(this.position);
    this.isReading = false;
    if (this.isStopped) return;
    if ("kind" in read) return this.end(read);
    this.position = read.through;
    this.give(read.messages.map(({ message }) => message));
    this.goOn();
  }

  private give(messages: Parameters<Subscriber["take"]>[0]): void {
    if (messages.length > 0 && !this.subscriber.take(messages)) this.isStalled = true;
  }
}
