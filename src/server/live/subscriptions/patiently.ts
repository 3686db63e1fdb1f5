import { isTransient } from "../../../kernel/database/database-errors";
import { LimitError } from "../../../kernel/errors";

/** After a fault. Doubled up to the most. */
const PAUSE_MS = 100;
const MOST_PAUSE_MS = 2_000;

export interface Patience {
  readonly isWanted: () => boolean;
  /** How often it may be refused for what it takes: a database with too much to do is as slow as work that is too large. */
  readonly refusals?: number;
}

/**
 * Does work again while faults pass, such as a database that starts anew: nobody waits for an answer here, and whoever
 * is told of an error must begin again by itself. Null once the work is not wanted any more.
 */
export async function patiently<Result>(
  work: () => Promise<Result>,
  { isWanted, refusals = 0 }: Patience,
): Promise<Result | null> {
  let left = refusals;
  for (let pause = PAUSE_MS; isWanted(); pause = Math.min(pause * 2, MOST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const mayPass = error instanceof LimitError ? left-- > 0 : isTransient(error);
      if (!mayPass) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
  }
  return null;
}
