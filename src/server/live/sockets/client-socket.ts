import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { RawData, WebSocket } from "ws";
import { formatError } from "../../error-format";
import { limitError } from "../../limits/limits";
import { introductionIn, type Admission, type Caller, type Rejection } from "../connections/admission";
import type { Flusher } from "../connections/flusher";
import { Outbox } from "../connections/outbox";
import type { Seats } from "../connections/seats";
import type { Watch, Watched } from "../connections/watch";
import type { LiveLimits } from "../live-limits";
import type { StreamEnd } from "../live-operations";
import type { OperationParams } from "../operations/operation-params";
import type { Operations } from "../operations/operations";
import { Allowance } from "./allowance";
import { readClientMessage, type ClientMessage } from "./client-message";
import { duplicate, GOODBYES, refused, type Goodbye } from "./goodbyes";
import { Heartbeat } from "./heartbeat";
import { RunningOperations } from "./running-operations";
import { complete, failure, PING, pong } from "./server-messages";
import { SocketOperation, type OperationSocket } from "./socket-operation";
import { TEXT_FRAMES } from "./text-frames";

/** What all sockets of a process share. */
export interface SocketParts {
  readonly operations: Operations;
  readonly admission: Admission;
  readonly seats: Seats;
  readonly flusher: Flusher;
  readonly watch: Watch;
  readonly limits: LiveLimits;
  readonly acknowledgement: Buffer;
  readonly log: Logger;
}

/** The request that opened a socket. */
export interface Opening {
  readonly headers: IncomingHttpHeaders;
  readonly address: string | undefined;
}

/** One client's socket: `graphql-transport-ws` above ws, which reads frames and writes pings and closes. */
export class ClientSocket implements OperationSocket, Watched {
  readonly outbox: Outbox;
  private readonly running = new RunningOperations();
  private readonly allowance: Allowance;
  private readonly openedAt = performance.now();
  private readonly heartbeat: Heartbeat;
  /** Dropped once the client has introduced itself. */
  private opening: Opening | null;
  private caller: Caller | null = null;
  private isDraining = false;
  private isClosing = false;

  /** Whatever is written to the wire is whole frames, and so is what ws writes between them. */
  constructor(
    private readonly ws: WebSocket,
    wire: Duplex,
    opening: Opening,
    private readonly parts: SocketParts,
  ) {
    const { flusher, limits, watch } = parts;
    this.opening = opening;
    this.allowance = new Allowance(limits.messagesPerSecond);
    this.heartbeat = new Heartbeat(this.openedAt, limits.pingMs);
    this.outbox = new Outbox({
      // Nothing may follow a close frame, and ws answers the client's by itself.
      wire: { write: (bytes, onTaken) => ws.readyState === ws.OPEN && wire.write(bytes, onTaken) },
      framing: TEXT_FRAMES,
      flusher,
      limits,
      onRoom: () => this.onRoom(),
    });
    ws.on("message", (data, isBinary) => this.receive(data, isBinary));
    ws.on("ping", () => this.mayGoOn());
    ws.on("pong", () => this.heartbeat.heard());
    // Told by the close that follows.
    ws.on("error", () => undefined);
    ws.on("close", (code) => this.onClosed(code));
    watch.add(this);
  }

  beginNothingNew(): void {
    this.isDraining = true;
  }

  /** Ends what would go on for ever, and closes the socket when what ends by itself has ended. */
  drain(): void {
    this.running.stopLive();
    this.closeWhenDrained();
  }

  look(now: number, instant: number): void {
    const { limits } = this.parts;
    if (this.isClosing) return;
    if (this.opening && now - this.openedAt >= limits.initMs) return this.close(GOODBYES.initTimeout);
    if (this.caller && this.caller.expiresAt <= instant) return this.close(GOODBYES.expired);
    const { stalledSince } = this.outbox;
    if (stalledSince !== null && now - stalledSince >= limits.stalledMs) return this.close(GOODBYES.stalled);
    // A ping would wait behind what was not read yet, and its answer behind what is not heard yet.
    if (stalledSince !== null || this.ws.isPaused) return;
    this.beat(now);
  }

  awaitRoom(operation: SocketOperation): void {
    this.running.awaitRoom(operation);
  }

  ended(operation: SocketOperation, reason: StreamEnd): void {
    if (!this.running.forget(operation)) return;
    if (reason.kind === "complete") this.send(complete(operation.id));
    else if (reason.kind === "error") this.send(failure(operation.id, reason.errors));
    else this.close(GOODBYES[reason.kind]);
    this.closeWhenDrained();
  }

  private close({ code, reason }: Goodbye): void {
    if (this.isClosing) return;
    this.isClosing = true;
    this.running.stopAll();
    this.outbox.flushAll();
    this.ws.resume();
    this.ws.close(code, reason);
  }

  private closeWhenDrained(): void {
    if (this.isDraining && this.running.count === 0) this.close(GOODBYES.draining);
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (!this.mayGoOn()) return;
    const message = isBinary ? null : readClientMessage((data as Buffer).toString());
    if (!message) return this.close(GOODBYES.invalid);
    this.answer(message);
    // Who asks and does not read the answers is not heard until it does.
    if (!this.isClosing && !this.outbox.hasRoom) this.ws.pause();
  }

  private mayGoOn(): boolean {
    if (this.isClosing) return false;
    this.heartbeat.heard();
    if (this.allowance.spend()) return true;
    this.close(GOODBYES.tooManyMessages);
    return false;
  }

  private answer(message: ClientMessage): void {
    switch (message.type) {
      case "connection_init":
        return void this.introduce(message.payload ?? {});
      case "ping":
        return this.send(pong(message.payload));
      case "pong":
        return;
      case "subscribe":
        return this.subscribe(message.id, message.payload);
      case "complete":
        this.running.stop(message.id);
        return this.closeWhenDrained();
    }
  }

  private async introduce(payload: Readonly<Record<string, unknown>>): Promise<void> {
    const { opening } = this;
    if (!opening) return this.close(GOODBYES.initAgain);
    this.opening = null;
    const { admission, seats, acknowledgement } = this.parts;
    const introduction = introductionIn({ ...opening.headers, ...inLowerCase(payload) }, opening.address);
    const admitted = await admission.admit(introduction, randomUUID());
    if (this.isClosing) return;
    if ("errors" in admitted) return this.reject(admitted);
    if (!seats.take(admitted.credentialId)) return this.close(GOODBYES.tooManySockets);
    this.caller = admitted;
    this.send(acknowledgement);
  }

  private reject({ kind, errors }: Rejection): void {
    if (kind === "expired") return this.close(GOODBYES.expired);
    if (kind === "unavailable") return this.close(GOODBYES.overloaded);
    this.close(refused(errors[0]?.message));
  }

  private subscribe(id: string, params: OperationParams): void {
    const { operations, limits, log } = this.parts;
    if (!this.caller) return this.close(GOODBYES.unacknowledged);
    if (this.running.has(id)) return this.close(duplicate(id));
    // Not begun: the client asks again where it is sent to.
    if (this.isDraining) return;
    const requestId = randomUUID();
    if (this.running.count >= limits.operationsPerSocket) {
      const error = limitError("operations of one socket at once", limits.operationsPerSocket);
      return this.send(failure(id, [formatError(error, requestId, log)]));
    }
    const operation = new SocketOperation(id, this);
    this.running.add(operation);
    operation.started = operations.start(this.caller, params, operation, requestId);
  }

  private send(text: Buffer): void {
    if (!this.isClosing) this.outbox.add(null, text);
  }

  private beat(now: number): void {
    const due = this.heartbeat.due(now);
    if (due === "nothing") return;
    if (due === "end") return this.ws.terminate();
    this.ws.ping();
    // Pages in browsers see no pings but the protocol's own.
    if (this.caller) this.send(PING);
  }

  private onRoom(): void {
    this.ws.resume();
    this.running.resumeWaiting();
  }

  private onClosed(code: number): void {
    const milliseconds = Math.round(performance.now() - this.openedAt);
    this.parts.log.info({ code, milliseconds }, "socket");
    this.isClosing = true;
    this.running.stopAll();
    this.outbox.forget();
    this.parts.watch.remove(this);
    if (this.caller) this.parts.seats.giveBack(this.caller.credentialId);
    this.caller = null;
  }
}

function inLowerCase(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}
