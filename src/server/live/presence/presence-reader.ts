import { isTransient } from "../../../kernel/database/database-errors";
import type { StreamEnd, Subscriber, Subscription } from "../live-operations";
import type { LiveMessage } from "../live-operations";

export interface PresenceReaderParts {
  /** What is to be told now, by the listener's rights of the moment. */
  readonly read: () => Promise<LiveMessage>;
  readonly endBy: (error: unknown) => StreamEnd;
  readonly onStop: () => void;
  /** Has the function called at each change. */
  readonly follow: (onChange: () => void) => () => void;
}

/** Tells one subscriber who is at a case: as it is, and anew after each change. Only the latest matters. */
export class PresenceReader implements Subscription {
  private readonly unfollow: () => void;
  private isStalled = false;
  private isReading = false;
  private isNews = true;
  private isStopped = false;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly parts: PresenceReaderParts,
  ) {
    this.unfollow = parts.follow(() => {
      this.isNews = true;
      this.goOn();
    });
    this.goOn();
  }

  resume(): void {
    this.isStalled = false;
    this.goOn();
  }

  stop(): void {
    this.isStopped = true;
    this.unfollow();
    this.parts.onStop();
  }

  end(reason: StreamEnd): void {
    if (this.isStopped) return;
    this.stop();
    this.subscriber.end(reason);
  }

  private goOn(): void {
    if (this.isStopped || this.isStalled || this.isReading || !this.isNews) return;
    this.isReading = true;
    void this.tell().finally(() => {
      this.isReading = false;
      this.goOn();
    });
  }

  private async tell(): Promise<void> {
    this.isNews = false;
    try {
      const message = await this.parts.read();
      if (!this.isStopped && !this.subscriber.take([message])) this.isStalled = true;
    } catch (error) {
      // The next change tells it.
      if (!isTransient(error)) this.end(this.parts.endBy(error));
    }
  }
}
