import { UnavailableError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { stepTime } from "../../services/access/sandbox/step-time";
import type { TimedWork } from "../../services/access/timed-work";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { withRetries } from "../with-retries";
import { settleReactions } from "./settle-reactions";
import { TIMED_WORKS } from "./timed-works";

export interface FinishOptions {
  /** Who takes the steps. */
  readonly runner: Uuid;
  readonly works?: readonly TimedWork[];
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30_000;
const BUSY_MS = 25;

/** What was done stays, and what is left is gone on with. */
export class StillAdvancingError extends UnavailableError {
  constructor(options?: ErrorOptions) {
    super(
      "The workspace's time is on its way still, and what falls due is being done. Ask for the same time by `to` again.",
      options,
    );
  }
}

/**
 * Takes the steps of an advance that has begun, until the workspace's time is there. What follows from a step by
 * reactions is done before the next, or it would be told of a later time.
 */
export async function finishAdvance(
  platform: Platform,
  workspaceId: Uuid,
  { runner, works = TIMED_WORKS, patienceMs = PATIENCE_MS }: FinishOptions,
): Promise<void> {
  const operation = stepTime(works);
  const deadline = performance.now() + patienceMs;
  try {
    // What happened just before may have set timers that are not there yet.
    await settleReactions(platform, workspaceId);
    for (;;) {
      const { left } = await withRetries(() => runAsSystem(platform, workspaceId, operation, { runner }));
      if (left === "nothing") return;
      if (performance.now() > deadline) break;
      if (left === "more") await settleReactions(platform, workspaceId);
      else await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
    }
  } catch (cause) {
    // The advance is durable: what is told must not read as if nothing had been changed.
    platform.log.error({ err: cause, workspaceId }, "a workspace's time could not be advanced further");
    throw new StillAdvancingError({ cause });
  }
  throw new StillAdvancingError();
}
