import type { ServerResponse } from "node:http";
import { Outbox } from "../connections/outbox";
import type { Flusher } from "../connections/flusher";
import type { Watch, Watched } from "../connections/watch";
import type { LiveLimits } from "../live-limits";
import type { LiveMessage, StreamEnd, Subscriber } from "../live-operations";
import type { StartedOperation } from "../operations/operations";
import { EVENT_FRAMES } from "./event-frames";

export interface EventStreamParts {
  readonly flusher: Flusher;
  readonly watch: Watch;
  readonly limits: LiveLimits;
}

const NEXT = Buffer.from("event: next\ndata: ");
/** With data, however empty: without, EventSource would tell nobody. */
const COMPLETE = Buffer.from("event: complete\ndata: \n\n");
const COMMENT = Buffer.from(":\n\n");

/** One operation as a stream of server-sent events: the distinct connections mode of graphql-sse. */
export class EventStream implements Subscriber, Watched {
  started: StartedOperation | null = null;
  private readonly outbox: Outbox;
  private nextPingAt: number;
  private isOver = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly expiresAt: number,
    private readonly parts: EventStreamParts,
  ) {
    const { flusher, limits, watch } = parts;
    this.nextPingAt = performance.now() + limits.pingMs;
    this.outbox = new Outbox({
      wire: response,
      framing: EVENT_FRAMES,
      flusher,
      limits,
      onRoom: () => this.started?.resume(),
    });
    // Told by the close that follows.
    response.on("error", () => undefined);
    response.on("close", () => this.onClosed());
    watch.add(this);
  }

  take(messages: readonly LiveMessage[]): boolean {
    for (const { cursor, json } of messages) this.outbox.add(headOf(cursor), json);
    return this.outbox.hasRoom;
  }

  /** Without a last event the client comes back, with a credential that is still good or to another process. */
  end(reason: StreamEnd): void {
    if (this.isOver) return;
    if (reason.kind === "error")
      this.outbox.add(NEXT, Buffer.from(JSON.stringify({ errors: reason.errors })));
    if (reason.kind === "error" || reason.kind === "complete") this.outbox.add(null, COMPLETE);
    this.close();
  }

  /** What ends by itself is let. */
  drain(): void {
    if (this.started?.isLive) this.close();
  }

  look(now: number, instant: number): void {
    const { limits } = this.parts;
    const { stalledSince } = this.outbox;
    if (this.expiresAt <= instant) return this.close();
    if (stalledSince !== null && now - stalledSince >= limits.stalledMs) return void this.response.destroy();
    if (now < this.nextPingAt) return;
    this.nextPingAt = now + limits.pingMs;
    this.outbox.add(null, COMMENT);
  }

  private close(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.started?.stop();
    this.parts.watch.remove(this);
    this.outbox.flushAll();
    this.response.end();
    // Who does not read what was written before is not waited for.
    setTimeout(() => this.response.destroy(), this.parts.limits.closeMs).unref();
  }

  private onClosed(): void {
    this.close();
    this.outbox.forget();
  }
}

function headOf(cursor: string | null): Buffer {
  return cursor === null ? NEXT : Buffer.from(`event: next\nid: ${cursor}\ndata: `);
}
