import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { plusSeconds, type Instant } from "../../kernel/instant";
import { UNBLEMISHED } from "./standing-endpoint";

export type EndpointHealth = Pick<
  WebhookEndpoint,
  "failuresInRow" | "failingSince" | "pausedUntil" | "pauses"
>;

/** A try as the endpoint's health sees it. */
export interface Tried {
  readonly startedAt: Instant;
  readonly hasSucceeded: boolean;
  readonly isProbe: boolean;
}

/** After so many failures in a row nothing is sent for a while, and then one event alone. */
const FAILURES_BEFORE_PAUSE = 10;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 900;

/** After so long without any success nothing is sent at all. */
const FAILING_SECONDS = 5 * 24 * 3600;

/** What is known of an endpoint after one more try that ended now. */
export function healthAfter(health: EndpointHealth, tried: Tried, now: Instant): EndpointHealth {
  if (tried.hasSucceeded) return UNBLEMISHED;
  const failuresInRow = health.failuresInRow + 1;
  const failingSince = health.failingSince ?? tried.startedAt;
  // What was under way when the pause began must not make it longer.
  const isPaused = tried.isProbe || (health.pauses === 0 && failuresInRow >= FAILURES_BEFORE_PAUSE);
  if (!isPaused) return { ...health, failuresInRow, failingSince };
  const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(health.pauses, 20), LONGEST_PAUSE_SECONDS);
  return { failuresInRow, failingSince, pausedUntil: plusSeconds(now, seconds), pauses: health.pauses + 1 };
}

/** Whether an endpoint has taken nothing for so long that it is to be disabled. */
export function isGivenUp({ failingSince }: EndpointHealth, now: Instant): boolean {
  return failingSince !== null && plusSeconds(failingSince, FAILING_SECONDS) <= now;
}
