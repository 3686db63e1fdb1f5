import { isCollision, isTransient } from "../kernel/database/database-errors";
import { BusyError } from "../kernel/errors";

/** A deadlock, a lost connection or a restarting server: the work is done again, this often at most. */
const TRIES = 3;

class CollidedError extends BusyError {
  constructor(options: ErrorOptions) {
    super(
      "Other requests kept changing the same objects. Nothing was changed; send this one again.",
      options,
    );
  }
}

/** Does a whole unit of work, and does it again from its start where that may help. */
export async function withRetries<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (attempt === TRIES) throw isCollision(error) ? new CollidedError({ cause: error }) : error;
      // Full jitter: those who collided must not collide again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
    }
  }
}
