import type { NatsConnection } from "@nats-io/transport-node";
import type { Uuid } from "../../../kernel/ids";
import { endOfLog } from "../../../services/log/read-log";
import { readStretch } from "../../../services/log/read-stretch";
import type { Platform } from "../../platform";
import { runAsSystem } from "../../run-as-system";
import type { LogWatcher } from "../log-watcher";
import { Leadership } from "./leadership";
import { LogStream, type StreamPlace } from "./log-stream";
import type { NatsLine } from "./nats-line";
import { stretchesOf } from "./stretch-text";

/** Workspaces whose logs are handed on at once. */
const AT_ONCE = 4;
const MOST_EVENTS = 500;
/** After a fault. Doubled up to the most. */
const LATER_MS = 250;
const MOST_LATER_MS = 5_000;

/**
 * Hands the log on to JetStream: one process does, each workspace's events in their order, behind the last that the
 * stream holds. That last one says where to go on, whoever begins: nothing is left out and nothing said twice.
 */
export class LogPublisher {
  private readonly platform: Platform;
  private readonly leadership: Leadership;
  private stream: Promise<LogStream> | null = null;
  /** How far the logs have come in the database. */
  private readonly heads = new Map<Uuid, bigint>();
  /** The same when this process took over: of what the stream holds nothing, no more is owed. */
  private heldBefore = new Map<Uuid, bigint>();
  private readonly places = new Map<Uuid, StreamPlace>();
  private readonly waiting = new Set<Uuid>();
  private readonly underWay = new Map<Uuid, Promise<void>>();
  private later: NodeJS.Timeout | undefined;
  private laterMs = LATER_MS;
  private stopListening: () => void = () => undefined;
  private isStopped = false;

  constructor(
    platform: Platform,
    private readonly watcher: LogWatcher,
    private readonly line: NatsLine,
  ) {
    this.platform = { ...platform, pool: platform.workPool };
    this.leadership = new Leadership(
      platform,
      () => line.isConnected,
      () => this.takeOver(),
    );
  }

  get isLeading(): boolean {
    return this.leadership.isLeading;
  }

  /** After the watcher has looked for the first time. */
  start(): void {
    this.stopListening = this.watcher.listen((workspaceId, head) => {
      this.heads.set(workspaceId, head);
      if (this.isLeading) this.wait(workspaceId);
    });
    this.line.onConnection((connection) => this.speakOn(connection));
    this.line.onConnected(() => {
      this.laterMs = LATER_MS;
      this.workOn();
    });
    this.leadership.start();
  }

  /** Lets what has begun end. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopListening();
    clearTimeout(this.later);
    await Promise.all(this.underWay.values());
    await this.leadership.stop();
  }

  private speakOn(connection: NatsConnection): void {
    this.stream = LogStream.open(connection);
    this.stream.catch(() => (this.stream = null));
  }

  private takeOver(): void {
    this.platform.log.info("this process hands the log on to NATS");
    this.heldBefore = new Map(this.heads);
    this.places.clear();
    for (const workspaceId of this.heads.keys()) this.waiting.add(workspaceId);
    this.workOn();
  }

  private wait(workspaceId: Uuid): void {
    this.waiting.add(workspaceId);
    this.workOn();
  }

  private workOn(): void {
    for (const workspaceId of this.waiting) {
      if (this.isStopped || !this.isLeading || !this.line.isConnected) return;
      if (this.underWay.size >= AT_ONCE || this.later) return;
      if (this.underWay.has(workspaceId)) continue;
      this.waiting.delete(workspaceId);
      const work = this.handOn(workspaceId).finally(() => {
        this.underWay.delete(workspaceId);
        this.workOn();
      });
      this.underWay.set(workspaceId, work);
    }
  }

  private async handOn(workspaceId: Uuid): Promise<void> {
    try {
      const stream = await this.openedStream();
      let place = this.places.get(workspaceId) ?? (await this.placeIn(stream, workspaceId));
      for (let isMore = true; isMore && !this.isStopped;) {
        const input = { after: place.through, most: MOST_EVENTS };
        const events = await runAsSystem(this.platform, workspaceId, readStretch, input);
        for (const { through, text } of stretchesOf(place.through, events, stream.mostBytes)) {
          place = await stream.add(workspaceId, through, text, place.sequence);
          this.places.set(workspaceId, place);
          this.laterMs = LATER_MS;
        }
        isMore = events.length === MOST_EVENTS;
      }
    } catch (error) {
      if (!this.isStopped) this.doubt(workspaceId, error);
    }
  }

  private async openedStream(): Promise<LogStream> {
    const connection = this.line.current;
    if (!this.stream && connection) this.speakOn(connection);
    if (!this.stream) throw new Error("NATS is not connected");
    return this.stream;
  }

  private async placeIn(stream: LogStream, workspaceId: Uuid): Promise<StreamPlace> {
    const [last, head] = await Promise.all([
      stream.placeOf(workspaceId),
      runAsSystem(this.platform, workspaceId, endOfLog, null),
    ]);
    if (!last) return { through: this.heldBefore.get(workspaceId) ?? 0n, sequence: 0 };
    if (last.through <= head) return last;
    this.platform.log.warn(
      { workspaceId },
      "NATS held more of the log than the database, which was restored",
    );
    await stream.forget(workspaceId);
    return { through: head, sequence: 0 };
  }

  /** Whether it was taken, the stream says; if that is still there. */
  private doubt(workspaceId: Uuid, error: unknown): void {
    this.platform.log.warn({ err: error, workspaceId }, "the log could not be handed on to NATS");
    const place = this.places.get(workspaceId);
    if (place) this.heldBefore.set(workspaceId, place.through);
    this.places.delete(workspaceId);
    this.waiting.add(workspaceId);
    this.stream = null;
    if (this.later) return;
    this.later = setTimeout(() => {
      this.later = undefined;
      this.workOn();
    }, this.laterMs).unref();
    this.laterMs = Math.min(this.laterMs * 2, MOST_LATER_MS);
  }
}
