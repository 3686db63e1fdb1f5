import type { Flusher } from "./flusher";

/** How a message looks on its way. Without a head the body is the whole of it. */
export interface Framing {
  sizeOf(head: Buffer | null, body: Buffer): number;
  /** Puts it at this place, and returns where it ends. */
  put(target: Buffer, at: number, head: Buffer | null, body: Buffer): number;
}

/** A stream to one client. */
export interface Wire {
  write(bytes: Buffer, onTaken: () => void): unknown;
}

export interface OutboxLimits {
  readonly writeBytes: number;
  readonly unsentBytes: number;
}

export interface OutboxParts {
  readonly wire: Wire;
  readonly framing: Framing;
  readonly flusher: Flusher;
  readonly limits: OutboxLimits;
  /** Called once after there was no room, as soon as half of it is free again. */
  readonly onRoom: () => void;
}

/**
 * What is to be sent to one client. Bodies are shared with other clients and copied when they leave, many with one
 * write. No write begins before the one before it was taken: so a client that does not read holds references, not
 * copies, and no more of them than there is room for.
 */
export class Outbox {
  /** Head and body in turn. */
  private waiting: (Buffer | null)[] = [];
  private waitingBytes = 0;
  private writtenBytes = 0;
  private isMarked = false;
  private isFull = false;
  /** When the write began that nobody has taken yet; null when there is none. */
  private writeBegan: number | null = null;

  constructor(private readonly parts: OutboxParts) {}

  get hasRoom(): boolean {
    if (this.waitingBytes + this.writtenBytes <= this.parts.limits.unsentBytes) return true;
    this.isFull = true;
    return false;
  }

  get stalledSince(): number | null {
    return this.writeBegan;
  }

  add(head: Buffer | null, body: Buffer): void {
    this.waiting.push(head, body);
    this.waitingBytes += this.parts.framing.sizeOf(head, body);
    if (this.isMarked || this.writeBegan !== null) return;
    this.isMarked = true;
    this.parts.flusher.mark(this);
  }

  flush(): void {
    this.isMarked = false;
    if (this.writeBegan === null && this.waiting.length > 0) this.write(this.parts.limits.writeBytes);
  }

  /** The last words: all that waits leaves now, unless the client does not even take what was written before. */
  flushAll(): void {
    if (this.writeBegan === null && this.waiting.length > 0) this.write(Infinity);
    this.forget();
  }

  forget(): void {
    this.waiting = [];
    this.waitingBytes = 0;
  }

  private write(mostBytes: number): void {
    const { waiting } = this;
    const { framing, wire } = this.parts;
    let count = 0;
    let size = 0;
    while (count < waiting.length) {
      const next = framing.sizeOf(waiting[count] ?? null, waiting[count + 1] as Buffer);
      if (size > 0 && size + next > mostBytes) break;
      size += next;
      count += 2;
    }
    const bytes = Buffer.allocUnsafe(size);
    let at = 0;
    for (let index = 0; index < count; index += 2)
      at = framing.put(bytes, at, waiting[index] ?? null, waiting[index + 1] as Buffer);
    if (count === waiting.length) waiting.length = 0;
    else waiting.splice(0, count);
    this.waitingBytes -= size;
    this.writtenBytes = size;
    this.writeBegan = performance.now();
    wire.write(bytes, this.onTaken);
  }

  private readonly onTaken = (): void => {
    this.writeBegan = null;
    this.writtenBytes = 0;
    const { limits, flusher, onRoom } = this.parts;
    if (this.waitingBytes >= limits.writeBytes) this.write(limits.writeBytes);
    else if (this.waiting.length > 0 && !this.isMarked) {
      this.isMarked = true;
      flusher.mark(this);
    }
    if (!this.isFull || this.waitingBytes + this.writtenBytes > limits.unsentBytes / 2) return;
    this.isFull = false;
    onRoom();
  };
}
