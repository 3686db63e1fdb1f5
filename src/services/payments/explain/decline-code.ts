import { DeclineReason } from "../../../entities/payments/decline-enums";
import type { Retry } from "./decline-reasons";

/** What one code means. */
export interface DeclineCode {
  /** As far as the customer may know it. */
  readonly reason: DeclineReason;
  /** Whether its true reason must never reach the customer. */
  readonly isConfidential: boolean;
  /** For the staff, in English. */
  readonly detail: string;
  /** Where it differs from what the reason advises. */
  readonly retry?: Retry;
}

export type DeclineCodes = Readonly<Record<string, DeclineCode>>;

/** A code whose reason the customer may know. */
export function says(reason: DeclineReason, detail: string, retry?: Retry): DeclineCode {
  return { reason, detail, isConfidential: false, ...(retry && { retry }) };
}

/**
 * A code whose reason would warn a thief, tip off whom the law wants watched, or accuse an honest payer. For the
 * customer it is a decline like any other that comes without a reason.
 */
export function hides(detail: string): DeclineCode {
  return { reason: DeclineReason.GENERIC, detail, isConfidential: true };
}
