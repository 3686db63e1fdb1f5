import type {
  LiveMessage,
  LiveOperations,
  LiveRequest,
  StreamEnd,
  Subscriber,
} from "../../src/server/live/live-operations";

/** One subscriber and how far it has come. */
interface Listener {
  readonly subscriber: Subscriber;
  next: number;
  isTaking: boolean;
}

/** A source of its own: a list of messages that every subscriber is led through, at its own pace. */
export class TickSource implements LiveOperations {
  readonly requests: LiveRequest[] = [];
  private readonly messages: LiveMessage[] = [];
  private readonly listeners = new Set<Listener>();

  get listening(): number {
    return this.listeners.size;
  }

  /** How many messages the slowest listener has not taken. */
  get furthestBehind(): number {
    return Math.max(0, ...[...this.listeners].map(({ next }) => this.messages.length - next));
  }

  /** How many messages all listeners have taken. */
  get taken(): number {
    return [...this.listeners].reduce((sum, { next }) => sum + next, 0);
  }

  get areAllFull(): boolean {
    return [...this.listeners].every(({ isTaking }) => !isTaking);
  }

  subscribe(request: LiveRequest, subscriber: Subscriber): ReturnType<LiveOperations["subscribe"]> {
    this.requests.push(request);
    const after = request.lastEventId ?? request.variables["after"];
    const next = after === undefined ? this.messages.length : Number(after) + 1;
    const listener: Listener = { subscriber, next, isTaking: true };
    this.listeners.add(listener);
    queueMicrotask(() => this.serve(listener));
    return {
      resume: () => {
        listener.isTaking = true;
        this.serve(listener);
      },
      stop: () => void this.listeners.delete(listener),
    };
  }

  emit(tick: string): void {
    const json = Buffer.from(JSON.stringify({ data: { tick } }));
    this.messages.push({ cursor: String(this.messages.length), json });
    for (const listener of this.listeners) this.serve(listener);
  }

  end(reason: StreamEnd): void {
    for (const listener of this.listeners) {
      this.listeners.delete(listener);
      listener.subscriber.end(reason);
    }
  }

  private serve(listener: Listener): void {
    while (listener.isTaking && this.listeners.has(listener) && listener.next < this.messages.length) {
      const batch = this.messages.slice(listener.next, listener.next + 20);
      listener.next += batch.length;
      listener.isTaking = listener.subscriber.take(batch);
    }
  }
}
