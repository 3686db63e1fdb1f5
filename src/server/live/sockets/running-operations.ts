import type { SocketOperation } from "./socket-operation";

/** The operations of one socket that have not ended. */
export class RunningOperations {
  private readonly byId = new Map<string, SocketOperation>();
  private waitingForRoom = new Set<SocketOperation>();

  get count(): number {
    return this.byId.size;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  add(operation: SocketOperation): void {
    this.byId.set(operation.id, operation);
  }

  /** Whether it was still among them. */
  forget(operation: SocketOperation): boolean {
    if (this.byId.get(operation.id) !== operation) return false;
    this.byId.delete(operation.id);
    this.waitingForRoom.delete(operation);
    return true;
  }

  stop(id: string): void {
    const operation = this.byId.get(id);
    if (!operation) return;
    this.forget(operation);
    operation.started?.stop();
  }

  stopAll(): void {
    for (const id of this.byId.keys()) this.stop(id);
  }

  /** Queries and mutations end by themselves; these would go on for ever. */
  stopLive(): void {
    for (const [id, { started }] of this.byId) if (started?.isLive) this.stop(id);
  }

  awaitRoom(operation: SocketOperation): void {
    this.waitingForRoom.add(operation);
  }

  /** Those that waited longest come first, and wait again behind the others where the room is not enough. */
  resumeWaiting(): void {
    const waiting = this.waitingForRoom;
    this.waitingForRoom = new Set();
    for (const operation of waiting) operation.started?.resume();
  }
}
