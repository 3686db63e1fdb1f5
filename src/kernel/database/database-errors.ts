import { BusyError, ErrorCode, LimitError, Refusal, UnavailableError } from "../errors";

interface PostgresError extends Error {
  readonly code?: string;
  readonly constraint?: string;
}

/** A whole unit of work that met one of these may succeed when it is done again from its start. */
const TRANSIENT = /^(40001|40P01|57P0[123]|25006|08...)$/;
const CONNECTION_LOST =
  /connection terminated|timeout exceeded when trying to connect|not queryable|ECONNRE|EPIPE/i;

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseUnavailableError) return true;
  const { code } = error as PostgresError;
  if (code !== undefined && TRANSIENT.test(code)) return true;
  return CONNECTION_LOST.test(error.message);
}

/** Others were at the same rows, and this work was undone so that they could go on. */
export function isCollision(error: unknown): boolean {
  return /^(40001|40P01)$/.test((error as PostgresError).code ?? "");
}

/** The name of the unique constraint that refused the write, or null for any other error. */
export function violatedUnique(error: unknown): string | null {
  const { code, constraint } = error as PostgresError;
  return code === "23505" ? (constraint ?? "") : null;
}

/** The name of the foreign key that refused the write, or null for any other error. */
export function violatedForeignKey(error: unknown): string | null {
  const { code, constraint } = error as PostgresError;
  return code === "23503" ? (constraint ?? "") : null;
}

export class DatabaseUnavailableError extends UnavailableError {
  constructor(options: ErrorOptions) {
    super(
      "The database does not answer at this moment. Nothing was changed; send the request again.",
      options,
    );
  }
}

/** PostgreSQL stores neither the character NUL nor, within JSON, half of a surrogate pair. */
class UnstorableTextError extends Refusal {
  readonly code = ErrorCode.BAD_USER_INPUT;

  constructor() {
    super("A text holds a NUL character or half of a surrogate pair, which cannot be stored. Leave it out.");
  }
}

const REFUSALS: Readonly<Record<string, () => Error>> = {
  "55P03": () => new BusyError("Another request is changing the same object. Send this one again."),
  "22021": () => new UnstorableTextError(),
  "22P05": () => new UnstorableTextError(),
  "57014": () => new LimitError("The operation took longer than 10 seconds and was stopped. Ask for less."),
};

/** What the rest of the process sees of a driver's error: a refusal where the caller can act on it. */
export function translated(error: unknown): unknown {
  const { code, message } = error as PostgresError;
  // We write all JSON ourselves, so it is well formed but for halves of surrogate pairs in a caller's text.
  if (code === "22P02" && /\bjson\b/.test(message)) return new UnstorableTextError();
  const refusal = code === undefined ? undefined : REFUSALS[code];
  if (refusal) return refusal();
  const lost = code === undefined ? CONNECTION_LOST.test(message) : /^(E[A-Z]+$|53300|57P0)/.test(code);
  return lost ? new DatabaseUnavailableError({ cause: error }) : error;
}

/** The driver's errors come from the socket's depth: the stack of whoever sent the statement says more. */
export function told(error: unknown): unknown {
  const known = error instanceof Refusal ? error : translated(error);
  if (known === error && error instanceof Error && "severity" in error) Error.captureStackTrace(error, told);
  return known;
}
