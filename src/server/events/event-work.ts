import type { Reaction } from "../../services/access/reaction";
import type { Platform } from "../platform";
import { LogKeeping } from "./log-keeping";
import type { LogWatcher } from "./log-watcher";
import { REACTIONS } from "./reactions";
import { Reactor } from "./reactor";
import { Sequencer } from "./sequencer";

export interface EventWorkOptions {
  /** How long events are kept after their day is over. */
  readonly daysKept: number;
  /** All of them unless told. */
  readonly reactions?: readonly Reaction[];
}

/** What every process does about events: gives them their places, learns of them, and reacts. */
export class EventWork {
  private readonly sequencer: Sequencer;
  private readonly reactor: Reactor;
  private readonly keeping: LogKeeping;

  constructor(
    platform: Platform,
    private readonly watcher: LogWatcher,
    { daysKept, reactions = REACTIONS }: EventWorkOptions,
  ) {
    this.sequencer = new Sequencer(platform);
    this.reactor = new Reactor(platform, watcher, reactions);
    this.keeping = new LogKeeping(platform, daysKept);
  }

  async start(): Promise<void> {
    this.sequencer.start();
    this.reactor.start();
    this.keeping.start();
    await this.watcher.start();
  }

  /** Lets what has begun end. */
  async stop(): Promise<void> {
    await Promise.all([this.keeping.stop(), this.sequencer.stop()]);
    await this.watcher.stop();
    await this.reactor.stop();
  }
}
