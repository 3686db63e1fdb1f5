import Stripe from "stripe";
import { InvalidError } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";
import { checkStripeEvent } from "./check-stripe-event";

/** Stripe's own default: a signature that somebody recorded is worthless after five minutes. */
const TOLERANCE_SECONDS = 300;

export interface SignedDelivery {
  /** The body to the last byte, as it was signed. */
  readonly payload: Buffer;
  /** The `Stripe-Signature` header. */
  readonly signature: string;
}

/** The event, once one of the secrets proves that Stripe sent it a short while ago. */
export function verifyStripeEvent(
  { payload, signature }: SignedDelivery,
  secrets: readonly string[],
  now: Instant,
): Stripe.Event {
  if (!secrets.some((secret) => isSignedWith(secret, payload, signature, now)))
    throw new InvalidError(
      "stripe-signature",
      "The signature does not match the body and the endpoint's signing secret, or is older than five minutes.",
    );
  return eventIn(payload);
}

function isSignedWith(secret: string, payload: Buffer, signature: string, now: Instant): boolean {
  try {
    return (
      Stripe.webhooks.signature?.verifyHeader(
        payload,
        signature,
        secret,
        TOLERANCE_SECONDS,
        undefined,
        Date.parse(now),
      ) ?? false
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

function eventIn(payload: Buffer): Stripe.Event {
  const event = parsed(payload);
  checkStripeEvent(event);
  return event as Stripe.Event;
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return null;
  }
}
