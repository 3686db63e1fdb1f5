/** Every code a caller may meet, in mutation payloads and in top-level errors alike. */
export const ErrorCode = {
  /** No credential was sent, or it is unknown, expired or revoked. */
  UNAUTHENTICATED: "UNAUTHENTICATED",
  /** The credential is good, but does not carry the permission. */
  FORBIDDEN: "FORBIDDEN",
  /** There is no such object, or none that this caller may know of. */
  NOT_FOUND: "NOT_FOUND",
  /** The input breaks a rule; `field` says where. */
  BAD_USER_INPUT: "BAD_USER_INPUT",
  /** A text that cannot be masked holds card data, such as an id; `field` says where. */
  CARD_DATA_REFUSED: "CARD_DATA_REFUSED",
  /** The object's state does not allow this move; the message names the moves that are legal. */
  ILLEGAL_STATE: "ILLEGAL_STATE",
  /** Another object already holds this value, or another request is changing it at this moment. */
  CONFLICT: "CONFLICT",
  /** `expectedVersion` is not the current version. */
  VERSION_CONFLICT: "VERSION_CONFLICT",
  /** The idempotency key was already used with another request body. */
  IDEMPOTENCY_KEY_REUSED: "IDEMPOTENCY_KEY_REUSED",
  /** What follows this cursor in the event log is not kept any more. */
  CURSOR_EXPIRED: "CURSOR_EXPIRED",
  /** A size, depth or count is beyond its documented limit. */
  LIMIT_EXCEEDED: "LIMIT_EXCEEDED",
  /** A part we depend on does not answer; the same request may succeed later. */
  UNAVAILABLE: "UNAVAILABLE",
  /** Our fault. Quote the request id when you report it. */
  INTERNAL: "INTERNAL",
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** A fault of the caller's (or of the moment): it is told to the caller as it stands. */
export abstract class Refusal extends Error {
  abstract readonly code: ErrorCode;
  /** Whether the same request may succeed when it is sent again unchanged. */
  readonly retryable: boolean = false;
  /** Path of the offending input field, outermost first. */
  readonly field: readonly string[] | null = null;
  /** Further facts for machines, e.g. the current version. */
  readonly details: Readonly<Record<string, unknown>> = {};
}

export class UnauthenticatedError extends Refusal {
  readonly code = ErrorCode.UNAUTHENTICATED;
}

export class ForbiddenError extends Refusal {
  readonly code = ErrorCode.FORBIDDEN;
}

/** Also what a stranger's id gets: whether it exists elsewhere is none of the caller's business. */
export class NotFoundError extends Refusal {
  readonly code = ErrorCode.NOT_FOUND;

  constructor(
    noun: string,
    override readonly field: readonly string[] | null = null,
  ) {
    super(`There is no such ${noun}.`);
  }
}

export class InvalidError extends Refusal {
  readonly code = ErrorCode.BAD_USER_INPUT;
  override readonly field: readonly string[];

  constructor(field: string | readonly string[], message: string) {
    super(message);
    this.field = typeof field === "string" ? [field] : field;
  }
}

/** Card data where masking would make another thing of it. Never says what it was. */
export class CardDataRefusedError extends Refusal {
  readonly code = ErrorCode.CARD_DATA_REFUSED;

  constructor(override readonly field: readonly string[]) {
    super(
      "This looks like a card number or a security code, and an id cannot be masked without becoming another. Send an id that holds none; nothing was stored.",
    );
  }
}

/** A move that the state table does not allow. */
export class IllegalStateError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(noun: string, from: string, to: string, legal: readonly string[]) {
    const moves = legal.length > 0 ? `legal next states: ${legal.join(", ")}` : "no move leads out of it";
    super(`A ${noun} that is ${from} cannot become ${to}; ${moves}.`);
    this.details = { from, to, legal };
  }
}

export class ConflictError extends Refusal {
  readonly code: ErrorCode = ErrorCode.CONFLICT;
}

/** Somebody else is at the same thing right now. */
export class BusyError extends ConflictError {
  override readonly retryable = true;
}

export class VersionConflictError extends ConflictError {
  override readonly code = ErrorCode.VERSION_CONFLICT;
  override readonly field = ["expectedVersion"];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(noun: string, expected: number, current: number) {
    super(`The ${noun} is at version ${current}, not ${expected}: read it again and decide anew.`);
    this.details = { expectedVersion: expected, currentVersion: current };
  }
}

export class IdempotencyKeyReusedError extends ConflictError {
  override readonly code = ErrorCode.IDEMPOTENCY_KEY_REUSED;
}

/** Somebody was away for longer than events are kept: what it missed it can only learn by reading anew. */
export class CursorExpiredError extends Refusal {
  readonly code = ErrorCode.CURSOR_EXPIRED;
  override readonly field: readonly string[];

  constructor(field: string) {
    super(
      "Events after this cursor are not kept any more. Read what you show anew, and go on from its `asOf`.",
    );
    this.field = [field];
  }
}

export class LimitError extends Refusal {
  readonly code = ErrorCode.LIMIT_EXCEEDED;
}

export class UnavailableError extends Refusal {
  readonly code = ErrorCode.UNAVAILABLE;
  override readonly retryable = true;
}

/** Throws when one of our own assumptions is broken: a bug of ours, never the caller's fault. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
