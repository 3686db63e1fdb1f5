import type { ExecutionResult } from "graphql";
import { isTransient } from "../kernel/database/database-errors";
import { TookTooLongError } from "./limits/deadline";

/** The error that is of the whole operation, whichever of its fields met it; null where there is none. */
export function endingOf({ errors = [] }: ExecutionResult): Error | null {
  const ending = errors.find(({ originalError }) => endsOperation(originalError));
  return ending?.originalError ?? null;
}

function endsOperation(error: unknown): boolean {
  return error instanceof TookTooLongError || isTransient(error);
}
