import type { Uuid } from "../../kernel/ids";
import type { Platform } from "../platform";
import type { Notifications } from "./notifications";

/** Told of each workspace whose log has grown, and up to where. */
export type HeadListener = (workspaceId: Uuid, head: bigint) => void;

interface Head {
  readonly workspaceId: Uuid;
  readonly lastPosition: bigint;
}

/** Heads in one look at most. */
const MOST = 1_000;
/** A look without having been notified: where a notification was lost with its connection. */
const IDLE_MS = 1_000;

/** Learns which workspaces' logs have grown, in all processes, and tells whoever listens in this one. */
export class LogWatcher {
  private readonly listeners = new Set<HeadListener>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private isAskedAgain = false;
  private isStopped = false;
  private seen = 0n;
  private isFed: () => boolean = () => false;

  constructor(
    private readonly platform: Platform,
    private readonly notifications: Notifications,
  ) {
    notifications.listen("redress_events", () => {
      if (!this.isFed()) void this.look();
    });
    notifications.onConnected(() => void this.look());
  }

  async start(): Promise<void> {
    await this.notifications.start();
    await this.look();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.notifications.stop();
    await this.looking;
  }

  /** While this is so, others tell of what happens, and what they leave out is looked for now and then. */
  restWhile(isFed: () => boolean): void {
    this.isFed = isFed;
  }

  /** Listens until the function that it returns is called. */
  listen(listener: HeadListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Looks at once, or once more after the look that has begun. */
  async look(): Promise<void> {
    if (this.looking) {
      this.isAskedAgain = true;
      return this.looking;
    }
    clearTimeout(this.timer);
    this.looking = this.lookOn();
    await this.looking;
    this.looking = null;
    if (!this.isStopped) this.timer = setTimeout(() => void this.look(), IDLE_MS).unref();
  }

  private async lookOn(): Promise<void> {
    do {
      this.isAskedAgain = false;
      try {
        if ((await this.tellNew()) === MOST) this.isAskedAgain = true;
      } catch (error) {
        if (!this.isStopped) this.platform.log.warn({ err: error }, "the event log could not be looked at");
      }
    } while (this.isAskedAgain && !this.isStopped);
  }

  private async tellNew(): Promise<number> {
    const { rows } = await this.platform.workPool.query<Head>({
      name: "event_heads_after",
      text: `select workspace_id as "workspaceId", last_position as "lastPosition" from event_heads_after($1, $2)`,
      values: [this.seen.toString(), MOST],
    });
    for (const { workspaceId, lastPosition } of rows) {
      this.seen = lastPosition;
      for (const listener of this.listeners) listener(workspaceId, lastPosition);
    }
    return rows.length;
  }
}
