/** Pings of sockets that were opened together are spread over this part of the interval. */
const SPREAD = 0.5;

/** Whether a client still lives: it is pinged now and then, and must be heard of before the next time. */
export class Heartbeat {
  private heardAt: number;
  private pingedAt = 0;
  private nextPingAt: number;

  constructor(
    now: number,
    private readonly everyMs: number,
  ) {
    this.heardAt = now;
    this.nextPingAt = now + everyMs * (1 - SPREAD * Math.random());
  }

  heard(): void {
    this.heardAt = performance.now();
  }

  due(now: number): "nothing" | "ping" | "end" {
    if (now < this.nextPingAt) return "nothing";
    if (this.heardAt < this.pingedAt) return "end";
    this.pingedAt = now;
    this.nextPingAt = now + this.everyMs;
    return "ping";
  }
}
