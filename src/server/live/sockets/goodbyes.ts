export interface Goodbye {
  readonly code: number;
  readonly reason: string;
}

/**
 * Why a socket is closed. Clients of graphql-ws come back after 1012, 1013, 4403 and 4408, and give up after the
 * others; 4500 is not among these, as they would not come back from a passing fault of ours.
 */
export const GOODBYES = {
  draining: { code: 1012, reason: "This server is ending: connect again" },
  overloaded: { code: 1013, reason: "Too busy: try again later" },
  tooManySockets: { code: 1013, reason: "Too many connections with this credential" },
  stalled: { code: 1013, reason: "Messages were not read for too long" },
  invalid: { code: 4400, reason: "Invalid message received" },
  revoked: { code: 4401, reason: "The credential is unknown or revoked" },
  unacknowledged: { code: 4401, reason: "Unauthorized" },
  expired: { code: 4403, reason: "The credential has expired" },
  subprotocol: { code: 4406, reason: "Subprotocol not acceptable" },
  initTimeout: { code: 4408, reason: "Connection initialisation timeout" },
  initAgain: { code: 4429, reason: "Too many initialisation requests" },
  tooManyMessages: { code: 4429, reason: "Too many messages" },
} as const satisfies Readonly<Record<string, Goodbye>>;

/** What fits into a close frame beside the code. RFC 6455, 5.5. */
const MAX_REASON_BYTES = 123;

export function duplicate(id: string): Goodbye {
  const reason = `Subscriber for ${id} already exists`;
  const fits = Buffer.byteLength(reason) <= MAX_REASON_BYTES;
  return { code: 4409, reason: fits ? reason : "Subscriber already exists" };
}

/** A credential that was refused, in the words of the refusal where they fit. */
export function refused(message: string | undefined): Goodbye {
  const fits = message !== undefined && Buffer.byteLength(message) <= MAX_REASON_BYTES;
  return fits ? { code: 4401, reason: message } : GOODBYES.revoked;
}
