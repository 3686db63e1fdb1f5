import { LIMITS } from "../limits/limits";

/** How much one process takes on for live operations; the first four are published in the API's manual. */
export interface LiveLimits {
  /** Sockets and event streams of one credential. */
  readonly connectionsPerCredential: number;
  /** Operations at work on one socket. */
  readonly operationsPerSocket: number;
  readonly messageBytes: number;
  /** Messages from one client; a burst may be as large as what two seconds allow. */
  readonly messagesPerSecond: number;
  /** Sockets and event streams of all. */
  readonly connections: number;
  /** Within which a socket has to say who it is. */
  readonly initMs: number;
  readonly pingMs: number;
  /** Messages to one client leave together, this often. */
  readonly flushMs: number;
  readonly writeBytes: number;
  /** Kept for a client that reads slower than it is written to; the rest waits in the log. */
  readonly unsentBytes: number;
  /** Who takes nothing for so long is sent away. */
  readonly stalledMs: number;
  /** A client has so long to answer a goodbye. */
  readonly closeMs: number;
  /** Over which the clients of a process that ends are sent elsewhere, so that they do not arrive there at once. */
  readonly drainMs: number;
  /** How often what is due by time is looked for. */
  readonly lookMs: number;
}

export const LIVE_LIMITS: LiveLimits = {
  connectionsPerCredential: 50,
  operationsPerSocket: 50,
  messageBytes: LIMITS.bodyBytes,
  messagesPerSecond: 200,
  connections: 20_000,
  initMs: 5_000,
  pingMs: 12_000,
  flushMs: 15,
  writeBytes: 64 * 1024,
  unsentBytes: 256 * 1024,
  stalledMs: 60_000,
  closeMs: 3_000,
  drainMs: 2_000,
  lookMs: 500,
};
