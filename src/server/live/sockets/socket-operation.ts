import type { Outbox } from "../connections/outbox";
import type { LiveMessage, StreamEnd, Subscriber } from "../live-operations";
import type { StartedOperation } from "../operations/operations";
import { headOfNext } from "./server-messages";

/** What an operation needs of its socket. */
export interface OperationSocket {
  readonly outbox: Outbox;
  /** Has the operation resumed when there is room again. */
  awaitRoom(operation: SocketOperation): void;
  ended(operation: SocketOperation, reason: StreamEnd): void;
}

/** One operation of a socket, by the id that its client gave it. */
export class SocketOperation implements Subscriber {
  started: StartedOperation | null = null;
  private readonly head: Buffer;

  constructor(
    readonly id: string,
    private readonly socket: OperationSocket,
  ) {
    this.head = headOfNext(id);
  }

  take(messages: readonly LiveMessage[]): boolean {
    const { outbox } = this.socket;
    for (const { json } of messages) outbox.add(this.head, json);
    if (outbox.hasRoom) return true;
    this.socket.awaitRoom(this);
    return false;
  }

  end(reason: StreamEnd): void {
    this.socket.ended(this, reason);
  }
}
