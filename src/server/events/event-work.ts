import type { Reaction } from "../../services/access/reaction";
import type { Platform } from "../platform";
import { LogKeeping } from "./log-keeping";
import type { LogWatcher } from "./log-watcher";
import { LogPublisher } from "./nats/log-publisher";
import type { NatsLine } from "./nats/nats-line";
import { REACTIONS } from "./reactions";
import { Reactor } from "./reactor";
import { Sequencer } from "./sequencer";

export interface EventWorkOptions {
  /** How long events are kept after their day is over. */
  readonly daysKept: number;
  /** All of them unless told. */
  readonly reactions?: readonly Reaction[];
  /** Where the log is handed on to, if anywhere. */
  readonly nats?: NatsLine | null;
}

/** What every process does about events: gives them their places, learns of them, and reacts. */
export class EventWork {
  private readonly sequencer: Sequencer;
  private readonly reactor: Reactor;
  private readonly keeping: LogKeeping;
  private readonly publisher: LogPublisher | null;

  constructor(
    platform: Platform,
    private readonly watcher: LogWatcher,
    { daysKept, reactions = REACTIONS, nats = null }: EventWorkOptions,
  ) {
    this.sequencer = new Sequencer(platform);
    this.reactor = new Reactor(platform, watcher, reactions);
    this.keeping = new LogKeeping(platform, daysKept);
    this.publisher = nats && new LogPublisher(platform, watcher, nats);
    const { publisher } = this;
    // Whoever only tells its clients need not ask the database at each batch of events.
    if (nats && reactions.length === 0)
      watcher.restWhile(() => nats.isConnected && publisher?.isLeading === false);
  }

  async start(): Promise<void> {
    this.sequencer.start();
    this.reactor.start();
    this.keeping.start();
    await this.watcher.start();
    this.publisher?.start();
  }

  /** Lets what has begun end. */
  async stop(): Promise<void> {
    await Promise.all([this.keeping.stop(), this.sequencer.stop()]);
    await this.publisher?.stop();
    await this.watcher.stop();
    await this.reactor.stop();
  }
}
