import { isTransient } from "../kernel/database/database-errors";
import { TookTooLongError } from "./limits/deadline";

/** Errors that are of the whole operation, whichever of its fields met them. */
export function endsOperation(error: unknown): boolean {
  return error instanceof TookTooLongError || isTransient(error);
}
