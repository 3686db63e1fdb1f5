import type { UnitOfWork } from "../kernel/database/unit-of-work";
import { CommitUnansweredError } from "../kernel/database/wire";
import { UnavailableError } from "../kernel/errors";

export class OutcomeUnknownError extends UnavailableError {
  constructor(options: ErrorOptions) {
    super(
      "The database was lost while the change was being made durable, so it may or may not have happened. " +
        "Send the request again with the same Idempotency-Key, or look before you repeat it.",
      options,
    );
  }
}

/** Never tried again after a failure: the commit may have been carried out before the answer was lost. */
export async function madeDurable(work: UnitOfWork): Promise<void> {
  try {
    await work.commit();
  } catch (error) {
    throw error instanceof CommitUnansweredError ? new OutcomeUnknownError({ cause: error }) : error;
  }
}
