import { publicId } from "../../kernel/ids";
import type { Clock } from "../../kernel/instant";
import type { ClaimedDelivery } from "../../services/webhooks/claim-deliveries";
import { nextTry, retryAfterSeconds } from "../../services/webhooks/retry-schedule";
import { signatures } from "../../services/webhooks/signing-secret";
import type { Outcome } from "./attempt-book";
import type { WebhookSender } from "./webhook-sender";

export interface TrialRules {
  readonly sender: WebhookSender;
  readonly now: Clock;
  /** From one failed try to the next. */
  readonly retrySeconds: readonly number[];
  readonly random: () => number;
}

const GONE = 410;

/** Sends a delivery, signed for this moment, and tells how it was taken and when to try again. */
export async function tryDelivery(
  { deliveryId, endpointId, eventId, number, failures, isFailing, isProbe, ...sent }: ClaimedDelivery,
  { sender, now, retrySeconds, random }: TrialRules,
): Promise<Outcome> {
  const { url, secrets, body } = sent;
  const startedAt = now();
  const id = publicId("evt", eventId);
  const timestamp = Math.floor(Date.parse(startedAt) / 1_000);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "redress",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures(secrets, { id, timestamp, body }),
  };
  const { retryAfter, ...answer } = await sender.send({ url, headers, body });
  const at = now();
  const failed = { failures: failures + 1, at, retryAfterSeconds: retryAfterSeconds(retryAfter, at) };
  const isOver = answer.error === null || answer.statusCode === GONE;
  const nextAttemptAt = isOver ? null : nextTry(failed, retrySeconds, random);
  return { deliveryId, endpointId, number, startedAt, ...answer, nextAttemptAt, isFailing, isProbe };
}
